package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Every number that is needed to add a charge up again: {@code walletSeconds × perMinute ÷ 60}, half a micro-dollar
 * rounded up, is {@code call}; {@code held − call − recording} is {@code returned}, unless something is owed.
 *
 * @param connected as the provider counted, answer to hang-up
 * @param billedSeconds {@code connected} in steps, never more than {@code longestSeconds}
 * @param planSeconds of them out of the plan; the other {@code walletSeconds} were paid for
 * @param recording charged for a recording; zero when there is none
 * @param owed the part of it that was not there
 * @param priceVersion label of the price list
 * @param entries numbers of the journal's entries
 */
public record Receipt(
        UUID attempt,
        Duration connected,
        long billedSeconds,
        long planSeconds,
        long walletSeconds,
        int incrementSeconds,
        int minimumSeconds,
        long longestSeconds,
        Money perMinute,
        Money call,
        Money recording,
        Money held,
        long heldPlanSeconds,
        Money returned,
        Money owed,
        String priceVersion,
        List<Long> entries,
        Instant settledAt) {

    /** All that was charged. */
    public Money total() {
        return call.plus(recording);
    }

    public long returnedPlanSeconds() {
        return Math.max(0, heldPlanSeconds - planSeconds);
    }
}
