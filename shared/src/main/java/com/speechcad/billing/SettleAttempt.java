package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.wallet.Charge;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Reason;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * An attempt is over: charges what was talked, once, and gives back the rest of both plan and money. The first word
 * counts; whoever comes second, however late, is told what the first one did.
 */
@Singleton
public class SettleAttempt {
    private final BillingLock lock;
    private final AttemptRows attempts;
    private final Allowances allowances;
    private final Receipts receipts;
    private final Ledger ledger;
    private final Clock clock;

    SettleAttempt(
            BillingLock lock,
            AttemptRows attempts,
            Allowances allowances,
            Receipts receipts,
            Ledger ledger,
            Clock clock) {
        this.lock = lock;
        this.attempts = attempts;
        this.allowances = allowances;
        this.receipts = receipts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * In the open transaction.
     *
     * @param connected answer to hang-up; zero when nobody was reached, and then nothing is charged
     * @param recorded whether there is a recording; paid for only where it was asked for
     */
    public Receipt settle(UUID attempt, Duration connected, boolean recorded) {
        var user = attempts.userOf(attempt)
                .orElseThrow(() -> new IllegalStateException("attempt " + attempt + " was never authorised"));
        lock.take(user);
        return receipts.of(attempt).orElseGet(() -> {
            var row = attempts.find(attempt).orElseThrow();
            var receipt = charge(row, Duration.ofMillis(Math.max(0, connected.toMillis())), recorded);
            attempts.close(attempt, AttemptRow.State.SETTLED, clock.instant());
            receipts.insert(receipt, user, row.frozenTariff().version());
            return receipt;
        });
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

    private Receipt charge(AttemptRow row, Duration connected, boolean recorded) {
        var tariff = row.frozenTariff();
        // The user agreed to that length and no more; the provider may hang up a moment late.
        var billed = Math.min(
                row.longestSeconds(),
                Rating.billedSeconds(connected.toMillis(), tariff.incrementSeconds(), tariff.minimumSeconds()));
        var split = Rating.split(billed, planSeconds(row), tariff.incrementSeconds());
        var call = Rating.price(split.wallet(), tariff.perMinute());
        var recording = recorded && row.recording() && billed > 0 ? tariff.recordingFee() : Money.ZERO;
        useOfPlan(row, split.plan());
        var posted = ledger.capture(
                AttemptRow.subject(row.attempt()) + ":charge",
                AttemptRow.subject(row.attempt()),
                List.of(new Charge(Reason.CALL, call), new Charge(Reason.RECORDING, recording)),
                "provider");
        return new Receipt(
                row.attempt(),
                connected,
                billed,
                split.plan(),
                split.wallet(),
                tariff.incrementSeconds(),
                tariff.minimumSeconds(),
                row.longestSeconds(),
                tariff.perMinute(),
                call,
                recording,
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
