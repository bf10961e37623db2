package com.speechcad.billing;

import com.speechcad.kernel.Money;

/** From connected time to billed seconds to money: whole numbers, and one rounding per charge. */
public final class Rating {
    private static final int MILLIS_PER_SECOND = 1000;
    private static final int SECONDS_PER_MINUTE = 60;

    private Rating() {}

    /**
     * Billed seconds: nothing for a call that was never connected or was free, else at least the minimum, then in whole
     * increments.
     *
     * @param connectedMillis from answer to hang-up, as the provider counts
     */
    public static long billedSeconds(long connectedMillis, Ending ending, Terms terms) {
        var seconds = Math.ceilDiv(connectedMillis, MILLIS_PER_SECOND);
        return seconds <= ending.freeSeconds(terms) ? 0 : steps(seconds, terms);
    }

    /** That many seconds, of a call that is billed. */
    static long steps(long seconds, Terms terms) {
        var over = Math.max(0, seconds - terms.minimumSeconds());
        var steps = Math.ceilDiv(over, terms.incrementSeconds());
        return Math.addExact(terms.minimumSeconds(), Math.multiplyExact(steps, (long) terms.incrementSeconds()));
    }

    /** The price of seconds out of the wallet, with the fee for the connection; nothing costs nothing. */
    public static Money price(long seconds, Money perMinute, Terms terms) {
        if (seconds < 0 || perMinute.isNegative()) {
            throw new IllegalArgumentException("neither " + seconds + " s nor " + perMinute + " may be negative");
        }
        if (seconds == 0) {
            return Money.ZERO;
        }
        var fee = Math.multiplyExact(terms.connectionFee().micros(), SECONDS_PER_MINUTE);
        var exact = Math.addExact(Math.multiplyExact(seconds, perMinute.micros()), fee);
        return terms.rounding().of(exact, SECONDS_PER_MINUTE);
    }

    /**
     * A charge split at the edge of the plan's seconds, in whole increments: what the plan does not cover is rated once.
     *
     * @param planSeconds what the plan has for it
     */
    public static Split split(long billedSeconds, long planSeconds, Terms terms) {
        var ofPlan =
                planSeconds >= billedSeconds ? billedSeconds : planSeconds - planSeconds % terms.incrementSeconds();
        return new Split(ofPlan, billedSeconds - ofPlan);
    }

    /** @param wallet seconds that are paid for */
    public record Split(long plan, long wallet) {}
}
