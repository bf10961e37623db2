package com.speechcad.billing;

import com.speechcad.kernel.Money;

/** From connected time to billed seconds to money: whole numbers, and one rounding per charge. */
public final class Rating {
    private static final int MILLIS_PER_SECOND = 1000;
    private static final int SECONDS_PER_MINUTE = 60;

    private Rating() {}

    /**
     * Billed seconds: nothing for a call that was never connected, else at least the minimum, then in whole increments.
     *
     * @param connectedMillis from answer to hang-up, as the provider counts
     */
    public static long billedSeconds(long connectedMillis, int incrementSeconds, int minimumSeconds) {
        if (connectedMillis <= 0) {
            return 0;
        }
        var seconds = Math.ceilDiv(connectedMillis, MILLIS_PER_SECOND);
        if (seconds <= minimumSeconds) {
            return minimumSeconds;
        }
        var steps = Math.ceilDiv(seconds - minimumSeconds, incrementSeconds);
        return Math.addExact(minimumSeconds, Math.multiplyExact(steps, (long) incrementSeconds));
    }

    /** The longest call of at most that many seconds that is billed as long as it is; zero below the minimum. */
    static long wholeSteps(long seconds, int incrementSeconds, int minimumSeconds) {
        return seconds < minimumSeconds ? 0 : seconds - (seconds - minimumSeconds) % incrementSeconds;
    }

    /** The price of seconds at a rate per minute, half a micro-dollar rounded up. */
    public static Money price(long seconds, Money perMinute) {
        if (seconds < 0 || perMinute.isNegative()) {
            throw new IllegalArgumentException("neither " + seconds + " s nor " + perMinute + " may be negative");
        }
        var doubled = Math.multiplyExact(2, Math.multiplyExact(seconds, perMinute.micros()));
        return Money.micros(Math.addExact(doubled, SECONDS_PER_MINUTE) / (2 * SECONDS_PER_MINUTE));
    }

    /** The most whole seconds that cost no more than {@code money}. */
    static long secondsFor(Money money, Money perMinute) {
        if (money.isNegative()) {
            return 0;
        }
        // price(s) <= m  <=>  2 s r + 60 < 120 (m + 1)
        var below = Math.multiplyExact(120, Math.addExact(money.micros(), 1)) - SECONDS_PER_MINUTE;
        return Math.ceilDiv(below, Math.multiplyExact(2, perMinute.micros())) - 1;
    }

    /**
     * A charge split at the edge of the plan's seconds, in whole increments: what the plan does not cover is rated once.
     *
     * @param planSeconds what the plan has for it
     */
    public static Split split(long billedSeconds, long planSeconds, int incrementSeconds) {
        var ofPlan = planSeconds >= billedSeconds ? billedSeconds : planSeconds - planSeconds % incrementSeconds;
        return new Split(ofPlan, billedSeconds - ofPlan);
    }

    /** @param wallet seconds that are paid for */
    public record Split(long plan, long wallet) {}
}
