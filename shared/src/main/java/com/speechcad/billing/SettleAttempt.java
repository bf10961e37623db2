package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.wallet.Charge;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Reason;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An attempt is over: charges what was talked, once, and gives back the rest of both plan and money. The first word
 * counts; whoever comes second, however late, is told what the first one did.
 */
@Singleton
public class SettleAttempt {
    /** What the circuit breakers call a charge for a call. */
    static final String KIND = "usage";
    /** A parked charge waits so long for an operator. */
    private static final Duration PARKED = Duration.ofDays(30);

    private final BillingLock lock;
    private final AttemptRows attempts;
    private final Allowances allowances;
    private final Receipts receipts;
    private final Breakers breakers;
    private final Ledger ledger;
    private final Clock clock;

    SettleAttempt(
            BillingLock lock,
            AttemptRows attempts,
            Allowances allowances,
            Receipts receipts,
            Breakers breakers,
            Ledger ledger,
            Clock clock) {
        this.lock = lock;
        this.attempts = attempts;
        this.allowances = allowances;
        this.receipts = receipts;
        this.breakers = breakers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * In the open transaction.
     *
     * @param connected answer to hang-up; zero when nobody was reached, and then nothing is charged
     * @param recorded whether there is a recording; paid for only where it was asked for
     * @return nothing when a circuit breaker stopped the charge: it is parked, and an operator decides
     */
    public Optional<Receipt> settle(UUID attempt, Duration connected, boolean recorded) {
        var user = attempts.userOf(attempt)
                .orElseThrow(() -> new IllegalStateException("attempt " + attempt + " was never authorised"));
        lock.take(user);
        var before = receipts.of(attempt);
        if (before.isPresent()) {
            return before;
        }
        var row = attempts.find(attempt).orElseThrow();
        var rated = rate(row, Duration.ofMillis(Math.max(0, connected.toMillis())), recorded);
        if (breakers.ask(debit(row, rated, recorded)) != Breakers.Verdict.GO) {
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
    private record Rated(Duration connected, long billed, Rating.Split split, Money call, Money recording) {}

    private Rated rate(AttemptRow row, Duration connected, boolean recorded) {
        var tariff = row.frozenTariff();
        // The user agreed to that length and no more; the provider may hang up a moment late.
        var billed = Math.min(
                row.longestSeconds(),
                Rating.billedSeconds(connected.toMillis(), tariff.incrementSeconds(), tariff.minimumSeconds()));
        var split = Rating.split(billed, planSeconds(row), tariff.incrementSeconds());
        var recording = recorded && row.recording() && billed > 0 ? tariff.recordingFee() : Money.ZERO;
        return new Rated(connected, billed, split, Rating.price(split.wallet(), tariff.perMinute()), recording);
    }

    /** Checked once more before it is charged: all of the authorised length, and the fees, are the most it can be. */
    private static Breakers.Debit debit(AttemptRow row, Rated rated, boolean recorded) {
        var tariff = row.frozenTariff();
        var most = Rating.price(row.longestSeconds(), tariff.perMinute()).plus(tariff.recordingFee());
        return new Breakers.Debit(
                KIND,
                AttemptRow.subject(row.attempt()) + ":charge",
                row.user(),
                rated.call.plus(rated.recording),
                Optional.of(most),
                false,
                "{\"attempt\":\"%s\",\"connectedMillis\":%d,\"recorded\":%b}"
                        .formatted(row.attempt(), rated.connected.toMillis(), recorded));
    }

    private Receipt charge(AttemptRow row, Rated rated) {
        var tariff = row.frozenTariff();
        useOfPlan(row, rated.split.plan());
        var posted = ledger.capture(
                AttemptRow.subject(row.attempt()) + ":charge",
                AttemptRow.subject(row.attempt()),
                List.of(new Charge(Reason.CALL, rated.call), new Charge(Reason.RECORDING, rated.recording)),
                "provider");
        return new Receipt(
                row.attempt(),
                rated.connected,
                rated.billed,
                rated.split.plan(),
                rated.split.wallet(),
                tariff.incrementSeconds(),
                tariff.minimumSeconds(),
                row.longestSeconds(),
                tariff.perMinute(),
                rated.call,
                rated.recording,
                row.hold(),
                row.planSeconds(),
                posted.returned(),
                posted.owed(),
                tariff.label(),
                posted.entries(),
                clock.instant());
    }

    /** What was reserved; after a release or an expiry, what is still left of it. */
    private long planSeconds(AttemptRow row) {
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
