package com.speechcad.watch;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.slf4j.MDC;

/**
 * What is done for practice says nothing: neither a line nor a figure, which would be counted as somebody's. The lines are
 * made all the same, so that making them has been practised too; the encoders in {@code logback.xml} keep them.
 */
public final class Quiet {
    private static final String NAME = "practice";
    private static final byte[] NOTHING = {};

    private Quiet() {}

    /** This thread is quiet while {@code work} runs, however it ends. */
    public static void during(Runnable work) {
        MDC.put(NAME, NAME);
        try {
            work.run();
        } finally {
            MDC.remove(NAME);
        }
    }

    /** The line, or nothing of what was said during practice. */
    static byte[] unless(ILoggingEvent event, byte[] line) {
        return event.getMDCPropertyMap().containsKey(NAME) ? NOTHING : line;
    }
}
