package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Every number that is needed to add a charge up again, see {@link Receipts#rerate}: {@code walletSeconds × perMinute ÷
 * 60} and the connection's fee, rounded once as the terms say, is {@code call}; {@code held − call − transfer −
 * recording} is {@code returned}, unless something is owed.
 *
 * @param connected as the provider counted, answer to hang-up
 * @param billedSeconds {@code connected} in steps, never more than {@code longestSeconds}
 * @param planSeconds of them out of the plan; the other {@code walletSeconds} were paid for
 * @param ofPlan whether the plan's seconds reach there
 * @param recorded a recording was asked for, and there was one at the end of the call
 * @param recording charged for it then
 * @param usablePlanSeconds what the plan had for it: what was held, or after its expiry what was left of that
 * @param owed the part of it that was not there
 * @param priceVersion label of the price list
 * @param entries numbers of the journal's entries
 * @param transfer the leg after it
 * @param later what became of the recording afterwards
 */
public record Receipt(
        UUID attempt,
        Duration connected,
        Ending ending,
        long billedSeconds,
        long planSeconds,
        long walletSeconds,
        Terms terms,
        long longestSeconds,
        Money perMinute,
        boolean ofPlan,
        Money call,
        boolean recorded,
        Money recording,
        Money held,
        long heldPlanSeconds,
        long usablePlanSeconds,
        Money returned,
        Money owed,
        String priceVersion,
        List<Long> entries,
        Instant settledAt,
        Optional<Transfer> transfer,
        Optional<RecordingChange> later) {

    /** The second leg, rated like the first. */
    public record Transfer(
            PhoneNumber to,
            Ending ending,
            Money perMinute,
            boolean ofPlan,
            Duration connected,
            long billedSeconds,
            long planSeconds,
            long walletSeconds,
            Money amount) {}

    /** A recording's fee, charged or given back after the receipt was written. */
    public record RecordingChange(Kind kind, Money amount, List<Long> entries, Instant at) {
        /** Which of the two. */
        public enum Kind {
            /** It came later than the end of the call. */
            CHARGED,
            /** It was there, said the provider, and never came. */
            GIVEN_BACK
        }
    }

    /** All that was charged, in the end. */
    public Money total() {
        return settled().minus(recording).plus(recordingInTheEnd());
    }

    /** What was charged at the end of the call. */
    public Money settled() {
        return call.plus(transfer.map(Transfer::amount).orElse(Money.ZERO)).plus(recording);
    }

    /** What the recording cost, in the end. */
    public Money recordingInTheEnd() {
        return later.map(change -> switch (change.kind()) {
                    case CHARGED -> recording.plus(change.amount());
                    case GIVEN_BACK -> recording.minus(change.amount());
                })
                .orElse(recording);
    }

    /** Both legs together. */
    public long allBilledSeconds() {
        return billedSeconds + transferredSeconds();
    }

    /** Billed of the leg after it, nothing without one. */
    public long transferredSeconds() {
        return transfer.map(Transfer::billedSeconds).orElse(0L);
    }

    /** Out of the plan, both legs together. */
    public long allPlanSeconds() {
        return planSeconds + transfer.map(Transfer::planSeconds).orElse(0L);
    }

    public long returnedPlanSeconds() {
        return Math.max(0, heldPlanSeconds - allPlanSeconds());
    }
}
