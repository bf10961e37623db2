package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.kernel.Money;
import com.speechcad.wallet.Charge;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Reason;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A recording is paid for when there is one, and only then. Mostly that is known at the end of the call and in its
 * receipt; this is for the rest: it came later, or was promised and never came. Once each, however often it is said.
 */
@Singleton
public class RecordingFee {
    /** What the circuit breakers call a fee that comes after its call. */
    static final String KIND = "recording";

    private static final String NEVER_CAME = "the recording never came";

    private final BillingLock lock;
    private final AttemptRows attempts;
    private final Receipts receipts;
    private final Breakers breakers;
    private final Ledger ledger;
    private final List<AfterCharge> followers;
    private final Clock clock;

    RecordingFee(
            BillingLock lock,
            AttemptRows attempts,
            Receipts receipts,
            Breakers breakers,
            Ledger ledger,
            List<AfterCharge> followers,
            Clock clock) {
        this.lock = lock;
        this.attempts = attempts;
        this.receipts = receipts;
        this.breakers = breakers;
        this.ledger = ledger;
        this.followers = followers;
        this.clock = clock;
    }

    /**
     * The recording is here, in the open transaction. Nothing to charge is fine: it was paid for with the call, was not
     * asked for, or the call was free. The fee was part of what was confirmed; what is not there any more is owed. What a
     * circuit breaker stops is parked, and said again it is charged once an operator has released it.
     */
    public void came(UUID attempt) {
        locked(attempt);
        receipts.of(attempt)
                .filter(receipt -> receipt.later().isEmpty() && !receipt.recorded() && receipt.billedSeconds() > 0)
                .ifPresent(receipt -> attempts.find(attempt)
                        .filter(AttemptRow::recording)
                        .filter(row -> breakers.ask(debit(row, receipt)) == Breakers.Verdict.GO)
                        .ifPresent(_ -> late(receipt)));
    }

    private void late(Receipt receipt) {
        var fee = receipt.terms().recordingFee();
        var posted = charge(receipt.attempt(), fee);
        receipts.insert(
                receipt.attempt(),
                new Receipt.RecordingChange(
                        Receipt.RecordingChange.Kind.CHARGED, fee, posted.entries(), clock.instant()));
        tell(receipt.attempt());
    }

    /** With what the call has cost, it is never more than was authorised for both. */
    private static Breakers.Debit debit(AttemptRow row, Receipt receipt) {
        return new Breakers.Debit(
                KIND,
                key(row.attempt()),
                row.user(),
                receipt.terms().recordingFee(),
                Optional.of(new Breakers.Usage(receipt.total(), row.most(), talked(receipt))),
                false,
                "{\"attempt\":\"%s\"}".formatted(row.attempt()));
    }

    private static Duration talked(Receipt receipt) {
        return receipt.connected()
                .plus(receipt.transfer().map(Receipt.Transfer::connected).orElse(Duration.ZERO));
    }

    private static String key(UUID attempt) {
        return AttemptRow.subject(attempt) + ":recording";
    }

    /** One operation whenever it is known, so that it can neither be charged twice nor given back as something else. */
    Posted.Applied charge(UUID attempt, Money fee) {
        return askToCharge(attempt, fee).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    Later<Posted.Applied> askToCharge(UUID attempt, Money fee) {
        return ledger.askToCapture(
                key(attempt), AttemptRow.subject(attempt), List.of(new Charge(Reason.RECORDING, fee)), "provider");
    }

    /** Takes what {@link #tell} will need, before the person's money is locked. */
    void before(UUID attempt) {
        followers.forEach(one -> one.before(attempt));
    }

    /** Nothing more comes of it than the receipt says. */
    void tell(UUID attempt) {
        receipts.of(attempt).map(Receipt::total).ifPresent(cost -> followers.forEach(one -> one.costs(attempt, cost)));
    }

    /**
     * It was promised and will not come any more: a fee that was charged is given back, in the open transaction; what an
     * operator has given back of it already is not given twice.
     */
    public void neverCame(UUID attempt) {
        locked(attempt);
        receipts.of(attempt)
                .filter(receipt ->
                        receipt.later().isEmpty() && receipt.recording().isPositive())
                .ifPresent(receipt -> {
                    // Said again, the charge tells which operation it was.
                    var charged = charge(attempt, receipt.recording());
                    giveBack(attempt, charged.op(), receipt.recording())
                            .ifPresent(given -> receipts.insert(
                                    attempt,
                                    new Receipt.RecordingChange(
                                            Receipt.RecordingChange.Kind.GIVEN_BACK,
                                            given.moved(),
                                            given.entries(),
                                            clock.instant())));
                });
        tell(attempt);
    }

    /** All of it, or what is left; the ledger never forgets that it refused a key, so that the rest has one of its own. */
    private Optional<Posted.Applied> giveBack(UUID attempt, long charged, Money fee) {
        var key = AttemptRow.subject(attempt) + ":recording-back";
        return switch (ledger.refund(key, charged, fee, "billing", NEVER_CAME)) {
            case Posted.Applied all -> Optional.of(all);
            case Posted.Rejected refused
            when refused.why() == Posted.Why.MORE_THAN_IS_LEFT ->
                Optional.of(fee.minus(refused.shortfall()))
                        .filter(Money::isPositive)
                        .map(rest -> ledger.refund(key + ":rest", charged, rest, "billing", NEVER_CAME))
                        .filter(Posted.Applied.class::isInstance)
                        .map(Posted.Applied.class::cast);
            case Posted.Rejected _ -> Optional.empty();
        };
    }

    private void locked(UUID attempt) {
        attempts.userOf(attempt).ifPresent(lock::take);
    }
}
