package com.speechcad.local.page;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The last lines that this process logged. */
public final class LogTail implements AutoCloseable {
    private static final int KEPT = 500;

    private final Deque<Line> lines = new ArrayDeque<>();
    private final Appender appender = new Appender();
    private final @Nullable Logger root;
    private final String id = UUID.randomUUID().toString();
    private long count;

    private LogTail() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            appender.setContext(context);
            appender.start();
            root.addAppender(appender);
        } else {
            root = null;
        }
    }

    /** Listens from now on until it is closed; hears nothing where something else than Logback logs. */
    public static LogTail attach() {
        return new LogTail();
    }

    /** Another one for each that was attached: the lines' numbers are its own. */
    public String id() {
        return id;
    }

    /**
     * Those that somebody has not seen, the oldest first.
     *
     * @param of the {@link #id} of what they have seen the lines of; another one's numbers say nothing here
     * @param after the last number seen, 0 for none
     */
    public synchronized List<Line> after(String of, long after) {
        return lines.stream()
                .filter(line -> !of.equals(id) || line.number() > after)
                .toList();
    }

    @Override
    public void close() {
        if (root != null) {
            root.detachAppender(appender);
        }
        appender.stop();
    }

    private synchronized void add(ILoggingEvent event) {
        var logger = event.getLoggerName();
        var thrown = event.getThrowableProxy();
        lines.add(new Line(
                ++count,
                Instant.ofEpochMilli(event.getTimeStamp()),
                event.getLevel().toString(),
                logger.substring(logger.lastIndexOf('.') + 1),
                event.getFormattedMessage() + (thrown == null ? "" : " · " + thrown.getClassName())));
        if (lines.size() > KEPT) {
            lines.remove();
        }
    }

    /**
     * One of them.
     *
     * @param number from 1 on
     * @param at by the wall's clock
     * @param logger its class, without the package
     */
    public record Line(long number, Instant at, String level, String logger, String message) {}

    private final class Appender extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            add(event);
        }
    }
}
