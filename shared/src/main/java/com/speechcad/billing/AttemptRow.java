package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was authorised for an attempt, as it is stored.
 *
 * @param ofPlan whether the plan's seconds reach the destination
 * @param transfers where it may be transferred to, prices frozen
 */
record AttemptRow(
        UUID attempt,
        UserId user,
        State state,
        String refusal,
        Money shortfall,
        String region,
        long longestSeconds,
        long planSeconds,
        Money hold,
        boolean recording,
        Optional<Tariff> tariff,
        boolean ofPlan,
        List<Transfer> transfers,
        Optional<Allowances.Period> period) {

    /** One of them. */
    record Transfer(PhoneNumber to, String region, Money perMinute, boolean ofPlan) {}

    enum State {
        OPEN,
        SETTLED,
        RELEASED,
        EXPIRED,
        REFUSED
    }

    /** What the ledger calls the attempt's hold. */
    static String subject(UUID attempt) {
        return "attempt:" + attempt;
    }

    /** The most that it can come to with its fees: all of the authorised length, the dearest transfer, a recording. */
    Money most() {
        var terms = frozenTariff().terms();
        return transfers.stream()
                .map(to -> Rating.price(longestSeconds, to.perMinute(), terms))
                .reduce(Money.ZERO, Money::max)
                .plus(Rating.price(longestSeconds, frozenTariff().perMinute(), terms))
                .plus(terms.recordingFee());
    }

    AttemptRow with(List<Transfer> others) {
        return new AttemptRow(
                attempt,
                user,
                state,
                refusal,
                shortfall,
                region,
                longestSeconds,
                planSeconds,
                hold,
                recording,
                tariff,
                ofPlan,
                others,
                period);
    }

    Tariff frozenTariff() {
        return tariff.orElseThrow(() -> new IllegalStateException(attempt + " was refused and has no price"));
    }
}
