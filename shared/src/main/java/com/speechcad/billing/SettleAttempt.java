package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Money;
import com.speechcad.wallet.Charge;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Reason;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An attempt is over: charges what was talked, once, and gives back the rest of both plan and money. The first word
 * counts; whoever comes second, however late, is told what the first one did.
 */
@Singleton
public class SettleAttempt {
    private static final Logger LOG = LoggerFactory.getLogger(SettleAttempt.class);
    /** What the circuit breakers call a charge for a call. */
    static final String KIND = "usage";
    /** A parked charge waits so long for an operator. */
    private static final Duration PARKED = Duration.ofDays(30);

    private final Tx tx;
    private final BillingLock lock;
    private final AttemptRows attempts;
    private final Allowances allowances;
    private final Receipts receipts;
    private final Breakers breakers;
    private final RecordingFee recordingFee;
    private final Ledger ledger;
    private final Clock clock;

    SettleAttempt(
            Tx tx,
            BillingLock lock,
            AttemptRows attempts,
            Allowances allowances,
            Receipts receipts,
            Breakers breakers,
            RecordingFee recordingFee,
            Ledger ledger,
            Clock clock) {
        this.tx = tx;
        this.lock = lock;
        this.attempts = attempts;
        this.allowances = allowances;
        this.receipts = receipts;
        this.breakers = breakers;
        this.recordingFee = recordingFee;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A call that was answered, or not, and never transferred; in the open transaction. */
    public Optional<Receipt> settle(UUID attempt, Duration connected, boolean recorded) {
        return settle(attempt, Talk.of(connected, recorded));
    }

    /**
     * In the open transaction.
     *
     * @return nothing when a circuit breaker stopped the charge: it is parked, and an operator decides
     */
    public Optional<Receipt> settle(UUID attempt, Talk talk) {
        return settle(ask(attempt), talk).get();
    }

    /** In the round trip of whatever is needed next. Locks first: what is read then is what the one before us left. */
    public AttemptMoney ask(UUID attempt) {
        return new AttemptMoney(
                attempt,
                lock.askToTake(attempt),
                attempts.askFind(attempt),
                receipts.askOf(attempt),
                breakers.look(attempt, key(attempt)));
    }

    /** The same as the other; the receipt is written in any case, and known in the round trip of what is needed next. */
    public Later<Optional<Receipt>> settle(AttemptMoney known, Talk talk) {
        var row = known.authorised();
        if (known.receipt().get().isPresent()) {
            return known.receipt();
        }
        var rated = rate(row, talk);
        if (breakers.judge(debit(row, rated), known.look()) != Breakers.Verdict.GO) {
            attempts.postpone(row.attempt(), clock.instant().plus(PARKED));
            return Later.of(Optional.empty());
        }
        return charge(row, rated)
                .then(receipt -> tx.inOneStatement(() -> {
                    attempts.close(row.attempt(), AttemptRow.State.SETTLED, clock.instant());
                    receipts.insert(receipt, row.user(), row.frozenTariff().version());
                    return Optional.of(receipt);
                }));
    }

    /** Never dialled, or certainly not placed: gives everything back. Nothing to do is fine. */
    public void release(UUID attempt) {
        release(ask(attempt));
    }

    /** The same. */
    public void release(AttemptMoney known) {
        close(known, AttemptRow.State.RELEASED);
    }

    /** Its time is over and nobody settled it. A late word still charges. */
    boolean expire(UUID attempt) {
        return close(ask(attempt), AttemptRow.State.EXPIRED);
    }

    private boolean close(AttemptMoney known, AttemptRow.State state) {
        known.open().ifPresent(row -> {
            row.period().ifPresent(period -> allowances.settle(period, row.planSeconds(), 0));
            attempts.close(row.attempt(), state, clock.instant());
            ledger.release(AttemptRow.subject(row.attempt()), "billing");
        });
        return known.open().isPresent();
    }

    /** What the books, and the breakers, know its charge by. */
    static String key(UUID attempt) {
        return AttemptRow.subject(attempt) + ":charge";
    }

    /** What was talked, in money. */
    private record Rated(Talk talk, Optional<Transferred> transfer, CallRating.Inputs inputs, CallRating.Bill bill) {}

    private Rated rate(AttemptRow row, Talk talk) {
        var tariff = row.frozenTariff();
        var transfer = talk.transfer().flatMap(leg -> transfer(row, leg));
        var inputs = new CallRating.Inputs(
                tariff.terms(),
                row.longestSeconds(),
                usablePlanSeconds(row),
                new CallRating.Leg(tariff.perMinute(), row.ofPlan(), Talk.millis(talk.connected()), talk.ending()),
                transfer.map(Transferred::leg),
                talk.recorded() && row.recording());
        return new Rated(talk, transfer, inputs, CallRating.of(inputs));
    }

    /** Checked once more before it is charged: all of the authorised length, and the fees, are the most it can be. */
    private static Breakers.Debit debit(AttemptRow row, Rated rated) {
        return new Breakers.Debit(
                KIND,
                key(row.attempt()),
                row.user(),
                rated.bill.total(),
                Optional.of(new Breakers.Usage(Money.ZERO, row.most(), rated.talk.both())),
                false,
                ParkedUsage.payload(row.attempt(), rated.talk));
    }

    /** Both are in the line before anything that is asked afterwards, so that whoever asks for the balance sees all of it. */
    private Later<Receipt> charge(AttemptRow row, Rated rated) {
        useOfPlan(row, rated.bill.planSeconds());
        var posted = ledger.askToCapture(
                key(row.attempt()), AttemptRow.subject(row.attempt()), charges(rated.bill), "provider");
        return rated.bill.recording().isPositive()
                ? recordingFee
                        .askToCharge(row.attempt(), rated.bill.recording())
                        .then(fee -> receipt(row, rated, posted.get(), Optional.of(fee)))
                : posted.then(call -> receipt(row, rated, call, Optional.empty()));
    }

    private Receipt receipt(AttemptRow row, Rated rated, Posted.Applied posted, Optional<Posted.Applied> recording) {
        var tariff = row.frozenTariff();
        var talk = rated.talk;
        var bill = rated.bill;
        var entries = new ArrayList<>(posted.entries());
        recording.map(Posted.Applied::entries).ifPresent(entries::addAll);
        return new Receipt(
                row.attempt(),
                Duration.ofMillis(Talk.millis(talk.connected())),
                talk.ending(),
                bill.call().billedSeconds(),
                bill.call().planSeconds(),
                bill.call().walletSeconds(),
                tariff.terms(),
                row.longestSeconds(),
                tariff.perMinute(),
                row.ofPlan(),
                bill.call().amount(),
                rated.inputs.recorded(),
                bill.recording(),
                row.hold(),
                row.planSeconds(),
                rated.inputs.planSeconds(),
                posted.returned().minus(bill.recording()).max(Money.ZERO),
                posted.owed().plus(recording.map(Posted.Applied::owed).orElse(Money.ZERO)),
                tariff.label(),
                List.copyOf(entries),
                clock.instant(),
                rated.transfer.flatMap(leg -> bill.transfer().map(line -> leg.line(line))),
                Optional.empty());
    }

    /** The call and its transfer, a line each. */
    private static List<Charge> charges(CallRating.Bill bill) {
        var charges = new ArrayList<Charge>();
        charges.add(new Charge(Reason.CALL, bill.call().amount()));
        bill.transfer().ifPresent(line -> charges.add(new Charge(Reason.CALL, line.amount())));
        return charges;
    }

    private record Transferred(AttemptRow.Transfer agreed, Talk.Transfer talk) {
        CallRating.Leg leg() {
            return new CallRating.Leg(
                    agreed.perMinute(), agreed.ofPlan(), Talk.millis(talk.connected()), talk.ending());
        }

        Receipt.Transfer line(CallRating.Line line) {
            return new Receipt.Transfer(
                    agreed.to(),
                    talk.ending(),
                    agreed.perMinute(),
                    agreed.ofPlan(),
                    Duration.ofMillis(Talk.millis(talk.connected())),
                    line.billedSeconds(),
                    line.planSeconds(),
                    line.walletSeconds(),
                    line.amount());
        }
    }

    /** A leg nobody agreed to has no price: the user does not pay for it, and an operator hears of it. */
    private static Optional<Transferred> transfer(AttemptRow row, Talk.Transfer leg) {
        var agreed = row.transfers().stream()
                .filter(one -> one.to().equals(leg.to()))
                .findFirst();
        if (agreed.isEmpty()) {
            LOG.error("ALARM attempt {} was transferred to {}, which was not authorised", row.attempt(), leg.to());
        }
        return agreed.map(known -> new Transferred(known, leg));
    }

    /** What was reserved; after a release or an expiry, what is still left of it and nobody was credited with. */
    private long usablePlanSeconds(AttemptRow row) {
        return row.state() == AttemptRow.State.OPEN
                ? row.planSeconds()
                : row.period()
                        .map(period -> Math.min(row.planSeconds(), allowances.leftFor(row.attempt(), period)))
                        .orElse(0L);
    }

    private void useOfPlan(AttemptRow row, long used) {
        var reserved = row.state() == AttemptRow.State.OPEN ? row.planSeconds() : 0;
        row.period().ifPresent(period -> allowances.settle(period, reserved, used));
    }
}
