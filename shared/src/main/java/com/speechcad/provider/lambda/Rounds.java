package com.speechcad.provider.lambda;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Practises until practice does not help any more: code that the virtual machine has seen often enough runs as it will. */
final class Rounds {
    private static final int TOGETHER = 20;
    /** The virtual machine compiles what was called some hundred times, and later while it has much to compile. */
    private static final int LEAST = 25 * TOGETHER;

    private static final int MOST = 100 * TOGETHER;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** So often in turn: the compilers take the processor from one twenty and make the next ones faster. */
    private static final int NO_FASTER = 4;

    /** What is left of a time that counts as less. */
    private static final double LESS = 0.95;

    private Rounds() {}

    /**
     * Twenty at a time, until none of four twenties in turn was faster than those before them, but 500 at least, or it
     * has taken twenty seconds.
     *
     * @param round says whether there is a point in another one
     * @return how many were played
     */
    static int untilNoFaster(Clock clock, BooleanSupplier round) {
        var end = clock.instant().plus(LONGEST);
        var fastest = Long.MAX_VALUE;
        var slower = 0;
        var began = clock.millis();
        for (int i = 1; i <= MOST; i++) {
            if (!round.getAsBoolean() || clock.instant().isAfter(end)) {
                return i;
            }
            if (i % TOGETHER == 0) {
                var took = clock.millis() - began;
                slower = took > fastest * LESS ? slower + 1 : 0;
                if (slower >= NO_FASTER && i >= LEAST) {
                    return i;
                }
                fastest = Math.min(fastest, took);
                began = clock.millis();
            }
        }
        return MOST;
    }
}
