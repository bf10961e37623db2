package com.speechcad.billing;

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

    private final BillingLock lock;
    private final AttemptRows attempts;
    private final Allowances allowances;
    private final Receipts receipts;
    private final Breakers breakers;
    private final RecordingFee recordingFee;
    private final Ledger ledger;
    private final Clock clock;

    SettleAttempt(
            BillingLock lock,
            AttemptRows attempts,
            Allowances allowances,
            Receipts receipts,
            Breakers breakers,
            RecordingFee recordingFee,
            Ledger ledger,
            Clock clock) {
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
        var user = attempts.userOf(attempt)
                .orElseThrow(() -> new IllegalStateException("attempt " + attempt + " was never authorised"));
        lock.take(user);
        var before = receipts.of(attempt);
        if (before.isPresent()) {
            return before;
        }
        var row = attempts.find(attempt).orElseThrow();
        var rated = rate(row, talk);
        if (breakers.ask(debit(row, rated)) != Breakers.Verdict.GO) {
            attempts.postpone(attempt, clock.instant().plus(PARKED));
            return Optional.empty();
        }
        var receipt = charge(row, rated);
        attempts.close(attempt, AttemptRow.State.SETTLED, clock.instant());
        receipts.insert(receipt, user, row.frozenTariff().version());
        return Optional.of(receipt);
    }

    /** Never dialled, or certainly not placed: gives everything back. Nothing to do is fine. */
    public void release(UUID attempt) {
        close(attempt, AttemptRow.State.RELEASED);
    }

    /** Its time is over and nobody settled it. A late word still charges. */
    boolean expire(UUID attempt) {
        return close(attempt, AttemptRow.State.EXPIRED);
    }

    private boolean close(UUID attempt, AttemptRow.State state) {
        var user = attempts.userOf(attempt);
        if (user.isEmpty()) {
            return false;
        }
        lock.take(user.get());
        var row = attempts.find(attempt).orElseThrow();
        if (row.state() != AttemptRow.State.OPEN) {
            return false;
        }
        row.period().ifPresent(period -> allowances.settle(period, row.planSeconds(), 0));
        attempts.close(attempt, state, clock.instant());
        ledger.release(AttemptRow.subject(attempt), "billing");
        return true;
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
        var terms = row.frozenTariff().terms();
        var legs = row.transfers().stream()
                .map(to -> Rating.price(row.longestSeconds(), to.perMinute(), terms))
                .reduce(Money.ZERO, Money::max);
        var most = Rating.price(row.longestSeconds(), row.frozenTariff().perMinute(), terms)
                .plus(legs)
                .plus(terms.recordingFee());
        return new Breakers.Debit(
                KIND,
                AttemptRow.subject(row.attempt()) + ":charge",
                row.user(),
                rated.bill.total(),
                Optional.of(most),
                false,
                ParkedUsage.payload(row.attempt(), rated.talk));
    }

    private Receipt charge(AttemptRow row, Rated rated) {
        var tariff = row.frozenTariff();
        var talk = rated.talk;
        var bill = rated.bill;
        useOfPlan(row, bill.planSeconds());
        var posted = ledger.capture(
                AttemptRow.subject(row.attempt()) + ":charge",
                AttemptRow.subject(row.attempt()),
                charges(bill),
                "provider");
        var recording = bill.recording().isPositive()
                ? Optional.of(recordingFee.charge(row.attempt(), bill.recording()))
                : Optional.<Posted.Applied>empty();
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

    /** What was reserved; after a release or an expiry, what is still left of it. */
    private long usablePlanSeconds(AttemptRow row) {
        return row.state() == AttemptRow.State.OPEN
                ? row.planSeconds()
                : row.period()
                        .map(period -> Math.min(row.planSeconds(), allowances.left(period)))
                        .orElse(0L);
    }

    private void useOfPlan(AttemptRow row, long used) {
        var reserved = row.state() == AttemptRow.State.OPEN ? row.planSeconds() : 0;
        row.period().ifPresent(period -> allowances.settle(period, reserved, used));
    }
}
