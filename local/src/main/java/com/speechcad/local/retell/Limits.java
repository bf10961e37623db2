package com.speechcad.local.retell;

import com.speechcad.local.clock.LabClock;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many calls may be created within any second. */
final class Limits {
    private static final long SECOND_MS = 1_000;

    private final LabClock clock;
    private final int perSecond;
    private final Deque<Long> created = new ArrayDeque<>();

    Limits(LabClock clock, int perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
    }

    synchronized boolean takes() {
        var now = clock.millis();
        while (!created.isEmpty() && created.peekFirst() <= now - SECOND_MS) {
            created.removeFirst();
        }
        if (created.size() >= perSecond) {
            return false;
        }
        created.addLast(now);
        return true;
    }
}
