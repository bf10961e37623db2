package com.speechcad.lambda;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everything that was logged, for whoever looks while others go on logging. */
public final class LinesHeard extends AppenderBase<ILoggingEvent> {
    private final Queue<ILoggingEvent> lines = new ConcurrentLinkedQueue<>();

    /** What was heard so far, the oldest first. */
    public List<ILoggingEvent> soFar() {
        return List.copyOf(lines);
    }

    public void forget() {
        lines.clear();
    }

    @Override
    protected void append(ILoggingEvent line) {
        lines.add(line);
    }
}
