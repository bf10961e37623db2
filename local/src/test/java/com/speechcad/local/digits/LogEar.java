package com.speechcad.local.digits;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import com.speechcad.watch.RedactingEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Hears everything that our code logs from DEBUG on: message, arguments, MDC, exceptions, and the line as deployed. */
final class LogEar extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final String OURS = "com.speechcad";
    /** What the doubles say is no part of the product. */
    private static final String DOUBLES = "com.speechcad.local";

    private final Logger root;
    private final Logger ours;
    private final @Nullable Level before;
    private final RedactingEncoder encoder = new RedactingEncoder();
    private final List<String> heard = new ArrayList<>();

    LogEar() {
        var logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ours = logging.getLogger(OURS);
        before = ours.getLevel();
        encoder.setContext(logging);
        encoder.start();
        setContext(logging);
        start();
        root.addAppender(this);
        ours.setLevel(Level.DEBUG);
    }

    /** What was heard since it was asked last. */
    synchronized List<String> take() {
        var taken = List.copyOf(heard);
        heard.clear();
        return taken;
    }

    @Override
    public void close() {
        root.detachAppender(this);
        ours.setLevel(before);
        stop();
    }

    @Override
    protected synchronized void append(ILoggingEvent event) {
        if (event.getLoggerName().startsWith(DOUBLES)) {
            return;
        }
        heard.add(event.getFormattedMessage());
        heard.add(Arrays.deepToString(event.getArgumentArray()) + event.getMDCPropertyMap() + event.getKeyValuePairs());
        heard.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
        for (var thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
            heard.add(thrown.getClassName() + " " + thrown.getMessage());
            for (IThrowableProxy other : thrown.getSuppressed()) {
                heard.add(other.getClassName() + " " + other.getMessage());
            }
        }
    }
}
