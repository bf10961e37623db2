package com.speechcad.local.journey;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks again and again, until something is as it should be or the time is over. */
public final class Patience {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(25);
    private static final Duration RESTLESS_AFTER = Duration.ofMillis(1500);

    private final Runnable restless;

    private Patience(Runnable restless) {
        this.restless = restless;
    }

    /** Only looks. */
    public static Patience calm() {
        return new Patience(() -> {});
    }

    /** @param restless what is done about once a second while nothing happens, such as a look a little later */
    public static Patience doing(Runnable restless) {
        return new Patience(restless);
    }

    /**
     * @param what is waited for, for the one who reads the failure
     * @throws AssertionError when it is not so for two minutes
     */
    public void until(Supplier<String> what, BooleanSupplier condition) {
        var began = System.nanoTime();
        var next = began + RESTLESS_AFTER.toNanos();
        while (!condition.getAsBoolean()) {
            var now = System.nanoTime();
            if (now - began > DEADLINE.toNanos()) {
                throw new AssertionError("in vain: " + what.get());
            }
            if (now > next) {
                restless.run();
                next = System.nanoTime() + RESTLESS_AFTER.toNanos();
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }
}
