package com.speechcad.watch;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Figures as they are said, but for those of practice. */
public class FigureEncoder extends PatternLayoutEncoder {
    /** As logback builds it. */
    public FigureEncoder() {}

    @Override
    public byte[] encode(ILoggingEvent event) {
        return Quiet.unless(event, super.encode(event));
    }
}
