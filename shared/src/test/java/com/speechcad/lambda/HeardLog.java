package com.speechcad.lambda;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a function logs while it is open, from INFO on. */
public final class HeardLog implements AutoCloseable {
    private static final String FIGURES = "figures";

    private final LinesHeard heard = new LinesHeard();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    private HeardLog() {
        heard.start();
        root.setLevel(Level.INFO);
        root.addAppender(heard);
    }

    public static HeardLog open() {
        return new HeardLog();
    }

    /** Of requests; figures have lines of their own. */
    public List<String> lines() {
        return messages(false);
    }

    public List<String> figures() {
        return messages(true);
    }

    public void forget() {
        heard.forget();
    }

    @Override
    public void close() {
        root.detachAppender(heard);
        root.setLevel(before);
    }

    private List<String> messages(boolean ofFigures) {
        return heard.soFar().stream()
                .filter(line -> line.getLoggerName().equals(FIGURES) == ofFigures)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
