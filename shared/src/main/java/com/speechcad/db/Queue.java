package com.speechcad.db;

/** The queues that feed the worker. Messages hold references only: rows are the truth, sweeps send again. */
public interface Queue {
    /** Dials ({@code BULK}) or long work and provider commands ({@code JOBS}). */
    enum Name {
        BULK,
        JOBS
    }

    /** @throws com.speechcad.kernel.Unreachable when the queue did not take it */
    void send(Name queue, String body);
}
