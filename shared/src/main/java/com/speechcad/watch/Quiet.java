package com.speechcad.watch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;

/**
 * What is done for practice says nothing: neither a line nor a figure, which would be counted as somebody's. Set in
 * {@code logback.xml}.
 */
public final class Quiet extends TurboFilter {
    private static final String NAME = "practice";

    /** This thread is quiet while {@code work} runs, however it ends. */
    public static void during(Runnable work) {
        MDC.put(NAME, NAME);
        try {
            work.run();
        } finally {
            MDC.remove(NAME);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable failed) {
        return MDC.get(NAME) == null ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
