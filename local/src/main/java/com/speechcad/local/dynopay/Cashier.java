package com.speechcad.local.dynopay;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.dynopay.Payment.State;
import com.speechcad.local.dynopay.Payment.Transfer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Plays the payer and the chain. Amounts are in the payment's coin. Money goes to an address, so it counts for the
 * payment that has the address now, which may be another one than was asked for. Each method returns the payment that
 * it changed; a payment that does not exist is an {@link IllegalArgumentException}.
 */
public final class Cashier {
    /** The server confirms about half a second after it saw the money. */
    static final Duration CONFIRMS_AFTER = Duration.ofMillis(500);

    private static final Duration A_MOMENT = Duration.ofMillis(100);

    private final Payments payments;
    private final Announcer announcer;
    private final LabClock clock;
    private final LabTimers timers;
    private final Supplier<DynopaySettings> settings;

    Cashier(
            Payments payments,
            Announcer announcer,
            LabClock clock,
            LabTimers timers,
            Supplier<DynopaySettings> settings) {
        this.payments = payments;
        this.announcer = announcer;
        this.clock = clock;
        this.timers = timers;
        this.settings = settings;
    }

    /** So much of a payment's expected amount: 1 is exact, 0.97 is a little short. */
    public BigDecimal fraction(String paymentId, BigDecimal part) {
        return Coins.plain(known(paymentId).expected().multiply(part).setScale(8, RoundingMode.HALF_UP));
    }

    public Payment payExactly(String paymentId) {
        return pay(paymentId, known(paymentId).expected());
    }

    /** Pays: {@code pending} at once, then {@code underpaid} where it is too little, then {@code confirmed}. */
    public Payment pay(String paymentId, BigDecimal amount) {
        return arrive(paymentId, amount, true);
    }

    /** A second transaction on the same payment, with the same events for its own amount. */
    public Payment payAgain(String paymentId, BigDecimal amount) {
        if (known(paymentId).transfers().isEmpty()) {
            throw new IllegalArgumentException("payment " + paymentId + " was not paid a first time");
        }
        return arrive(paymentId, amount, true);
    }

    /**
     * Pays after the window: what waited expires first. After two hours the money counts for whoever has the address by
     * then; where nobody has, it is found later as {@code confirmed} with {@code recovered}, without {@code meta_data}.
     */
    public Payment payLate(String paymentId, BigDecimal amount) {
        var payment = known(paymentId);
        runOut(paymentId);
        var holder = holder(payment);
        if (!holder.id().equals(paymentId)
                || clock.instant().isBefore(payment.createdAt().plus(Payment.ADDRESS_HELD))) {
            return arrive(paymentId, amount, true);
        }
        var transfer = transfer(payment, amount);
        var paid = payments.update(paymentId, it -> it.with(transfer, State.CONFIRMED, null));
        announcer.announce(paid, transfer, Events.recovered(paid, transfer, clock.instant()), Duration.ZERO);
        return paid;
    }

    /** Seen on the chain, and never confirmed until {@link #confirm}. */
    public Payment pendingOnly(String paymentId, BigDecimal amount) {
        return arrive(paymentId, amount, false);
    }

    /** Confirms what {@link #pendingOnly} left. */
    public Payment confirm(String paymentId) {
        var payment = known(paymentId);
        var transfer = last(payment);
        var rate = settings.get().rates().getOrDefault(payment.coin(), BigDecimal.ONE);
        var late = Duration.ZERO;
        if (isShort(payment, transfer.amount())) {
            announcer.announce(payment, transfer, Events.underpaid(payment, transfer), late);
            late = A_MOMENT;
            if (!payment.direct()) {
                return payments.update(paymentId, it -> it.with(State.UNDERPAID, clock.instant()));
            }
        }
        var confirmed = payments.update(paymentId, it -> it.with(State.CONFIRMED, clock.instant()));
        announcer.announce(confirmed, transfer, Events.confirmed(confirmed, transfer), late);
        if (transfer.amount().compareTo(payment.expected()) > 0 && optional()) {
            announcer.announce(confirmed, transfer, Events.overpaid(confirmed, transfer, rate), late);
        }
        return confirmed;
    }

    /** {@code confirmed} overtakes {@code pending}. */
    public Payment confirmBeforePending(String paymentId, BigDecimal amount) {
        var payment = holder(known(paymentId));
        var transfer = transfer(payment, amount);
        var paid = payments.update(payment.id(), it -> it.with(transfer, State.CONFIRMED, null));
        announcer.announce(paid, transfer, Events.confirmed(paid, transfer), Duration.ZERO);
        announcer.announce(paid, transfer, Events.pending(paid, transfer), CONFIRMS_AFTER);
        return paid;
    }

    /** The money reaches the merchant's wallet. */
    public Payment settle(String paymentId) {
        var transfer = last(known(paymentId));
        var settled = payments.update(paymentId, it -> it.with(State.SETTLED, clock.instant()));
        announcer.announce(settled, transfer, Events.settled(settled, transfer, clock.instant()), Duration.ZERO);
        return settled;
    }

    /** Forwarding fails; the payment stays confirmed. */
    public Payment settlementFailed(String paymentId) {
        var payment = known(paymentId);
        announcer.announce(payment, last(payment), Events.settlementFailed(payment, last(payment)), Duration.ZERO);
        return payment;
    }

    /** Forwarding fails, and a second later recovery says {@code confirmed} again, without {@code meta_data}. */
    public Payment settlementFailedThenRecovered(String paymentId) {
        var payment = settlementFailed(paymentId);
        var now = clock.instant();
        announcer.announce(
                payment, last(payment), Events.recovered(payment, last(payment), now), Duration.ofSeconds(1));
        return payments.update(paymentId, it -> it.with(State.CONFIRMED, now));
    }

    /** The chain drops the transaction after it was confirmed. There is no event for it: only who asks finds out. */
    public Payment takeBack(String paymentId) {
        last(known(paymentId));
        return payments.update(paymentId, it -> it.with(State.FAILED, clock.instant()));
    }

    /** The merchant sends it back in the dashboard. There is no event for it either. */
    public Payment refund(String paymentId) {
        last(known(paymentId));
        return payments.update(paymentId, it -> it.with(State.REFUNDED, clock.instant()));
    }

    /** What was confirmed is being forwarded; nobody is told. */
    public Payment process(String paymentId) {
        last(known(paymentId));
        return payments.update(paymentId, it -> it.with(State.PROCESSING, clock.instant()));
    }

    /** The window is over. Told only where the optional events are. */
    public Payment expire(String paymentId) {
        var expired = payments.update(paymentId, it -> it.with(State.EXPIRED, clock.instant()));
        tellExpired(expired);
        return expired;
    }

    /** Says {@code confirmed} although nothing came: the payment does not change, so a re-query contradicts it. */
    public Payment lie(String paymentId, BigDecimal amount) {
        var payment = known(paymentId);
        var transfer = transfer(payment, amount);
        announcer.announce(payment, transfer, Events.confirmed(payment, transfer), Duration.ZERO);
        return payment;
    }

    /** Somebody else says {@code confirmed}, under a secret of their own: no letter of the provider's at all. */
    public Payment forge(String paymentId, BigDecimal amount) {
        var payment = known(paymentId);
        announcer.forge(payment, Events.confirmed(payment, transfer(payment, amount)));
        return payment;
    }

    /** Takes up again what a restart interrupted. */
    void resume() {
        payments.all().forEach(payment -> {
            scheduleConfirmation(payment);
            opened(payment);
        });
    }

    /** An unpaid payment expires when its window is over. */
    void opened(Payment payment) {
        if (payment.state() == State.WAITING) {
            timers.at(payment.createdAt().plus(Payment.WINDOW), () -> runOut(payment.id()));
        }
    }

    /** The window closes over a payment that still waits; money that came in the same instant is not undone. */
    private void runOut(String paymentId) {
        payments.updateFrom(State.WAITING, paymentId, it -> it.with(State.EXPIRED, clock.instant()))
                .ifPresent(this::tellExpired);
    }

    private void tellExpired(Payment expired) {
        if (optional()) {
            announcer.announce(expired, null, Events.expired(expired, clock.instant()), Duration.ZERO);
        }
    }

    private Payment arrive(String paymentId, BigDecimal amount, boolean confirms) {
        var payment = holder(known(paymentId));
        var transfer = transfer(payment, amount);
        var confirmAt = confirms ? clock.instant().plus(CONFIRMS_AFTER) : null;
        var seen = payments.update(payment.id(), it -> it.with(transfer, State.PENDING, confirmAt));
        announcer.announce(seen, transfer, Events.pending(seen, transfer), Duration.ZERO);
        scheduleConfirmation(seen);
        return seen;
    }

    private void scheduleConfirmation(Payment payment) {
        var at = payment.confirmAt();
        if (at != null) {
            timers.at(
                    at,
                    () -> payments.find(payment.id())
                            .filter(now -> at.equals(now.confirmAt()))
                            .ifPresent(now -> confirm(now.id())));
        }
    }

    private Payment known(String paymentId) {
        return payments.find(paymentId).orElseThrow(() -> new IllegalArgumentException("no payment " + paymentId));
    }

    /** With a tag the money finds its payment whatever the address. */
    private Payment holder(Payment payment) {
        return payment.destinationTag() != null
                ? payment
                : payments.holder(payment.address()).orElse(payment);
    }

    private Transfer transfer(Payment payment, BigDecimal amount) {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("nobody can send " + amount);
        }
        var seed = payment.id() + "/" + payment.transfers().size() + "/" + System.nanoTime();
        return new Transfer(Coins.transaction(payment.coin(), seed), Coins.plain(amount), clock.instant());
    }

    private static Transfer last(Payment payment) {
        if (payment.transfers().isEmpty()) {
            throw new IllegalArgumentException("payment " + payment.id() + " was not paid");
        }
        return payment.transfers().getLast();
    }

    /** Dust is 0.1 % of what was expected. */
    private static boolean isShort(Payment payment, BigDecimal amount) {
        var missing = payment.expected().subtract(amount);
        return missing.compareTo(payment.expected().movePointLeft(3)) > 0;
    }

    private boolean optional() {
        return settings.get().optionalEvents() && settings.get().autumn();
    }
}
