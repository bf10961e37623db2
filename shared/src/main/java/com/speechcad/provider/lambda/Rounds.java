package com.speechcad.provider.lambda;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Practises until practice does not help any more: code that the virtual machine has seen often enough runs as it will. */
final class Rounds {
    private static final int TOGETHER = 20;
    private static final int MOST = 15 * TOGETHER;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** What is left of a time that counts as less. */
    private static final double LESS = 0.95;

    private Rounds() {}

    /**
     * Twenty at a time, until twenty take as long as those before them, or it has taken five seconds.
     *
     * @param round says whether there is a point in another one
     * @return how many were played
     */
    static int untilNoFaster(Clock clock, BooleanSupplier round) {
        var end = clock.instant().plus(LONGEST);
        var before = Long.MAX_VALUE;
        var began = clock.millis();
        for (int i = 1; i <= MOST; i++) {
            if (!round.getAsBoolean() || clock.instant().isAfter(end)) {
                return i;
            }
            if (i % TOGETHER == 0) {
                var took = clock.millis() - began;
                if (took > before * LESS) {
                    return i;
                }
                before = took;
                began = clock.millis();
            }
        }
        return MOST;
    }
}
