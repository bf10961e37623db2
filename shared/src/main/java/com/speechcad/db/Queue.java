package com.speechcad.db;

import java.time.Duration;

/** The queues that feed the worker. Messages hold references only: rows are the truth, sweeps send again. */
public interface Queue {
    /** Dials ({@code BULK}) or long work and provider commands ({@code JOBS}). */
    enum Name {
        BULK,
        JOBS
    }

    /** @throws com.speechcad.kernel.Unreachable when the queue did not take it */
    void send(Name queue, String body);

    /**
     * The same, seen by the worker not before {@code delay} is over (whole seconds, at most 15 minutes).
     *
     * @throws com.speechcad.kernel.Unreachable when the queue did not take it
     */
    default void sendLater(Name queue, String body, Duration delay) {
        send(queue, body);
    }
}
