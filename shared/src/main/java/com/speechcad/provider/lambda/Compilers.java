package com.speechcad.provider.lambda;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The virtual machine's own compilers: what they have not finished when a snapshot is taken, they go on with beside somebody's
 * first answer, on the processor that is to give it.
 */
final class Compilers {
    private static final Duration LOOK = Duration.ofMillis(100);
    /** In turn: one method can take them longer than a look. */
    private static final int STILL = 3;
    /** Five seconds. */
    private static final int MOST = 50;

    private Compilers() {}

    /** Until they have had nothing to do for a while, or it has taken five seconds. */
    static void awaitIdle() {
        var compilers = ManagementFactory.getCompilationMXBean();
        if (compilers == null || !compilers.isCompilationTimeMonitoringSupported()) {
            return;
        }
        var before = compilers.getTotalCompilationTime();
        for (int i = 0, still = 0; i < MOST && still < STILL && isPaused(); i++) {
            var now = compilers.getTotalCompilationTime();
            still = now == before ? still + 1 : 0;
            before = now;
        }
    }

    private static boolean isPaused() {
        try {
            Thread.sleep(LOOK);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
