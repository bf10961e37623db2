package com.speechcad.db;

import com.speechcad.kernel.Unreachable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The queues that feed the worker. Messages hold references only: rows are the truth, sweeps send again. */
public interface Queue {
    /** Dials ({@code BULK}) or long work and provider commands ({@code JOBS}). */
    enum Name {
        BULK,
        JOBS
    }

    /**
     * Asks the queue whether it is there and lets us in, and sends nothing. One in memory always does.
     *
     * @throws com.speechcad.kernel.Unreachable when it is not, or does not
     */
    default void reach(Name queue) {}

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

    /** Makes ready what the first message would wait for; sends nothing. For a function that is about to be frozen. */
    default void prepare() {}

    /**
     * Many at once, in as few requests as the queue allows.
     *
     * @return the places in {@code bodies} of those that it did not take; the others are sent
     */
    default List<Integer> sendAll(Name queue, List<String> bodies) {
        var failed = new ArrayList<Integer>();
        for (int place = 0; place < bodies.size(); place++) {
            try {
                send(queue, bodies.get(place));
            } catch (Unreachable _) {
                failed.add(place);
            }
        }
        return List.copyOf(failed);
    }
}
