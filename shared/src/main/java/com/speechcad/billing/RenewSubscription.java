package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.wallet.WalletStatus;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Does what time has brought for one subscription: renews it, blocks it, tries again, ends it. Twice at once and long
 * after is fine: the row is locked, the facts are looked at again, and every key is taken from the period.
 */
@Singleton
class RenewSubscription {
    /**
     * A renewal that is at most this late follows the old period without a gap, so that the anchor is kept. One that is
     * later begins when it is paid: nobody pays for days on which the plan gave nothing.
     */
    static final Duration ON_TIME = Duration.ofHours(1);

    /** What the circuit breakers call a renewal. */
    static final String KIND = "renewal";

    /** Whether the invoice of a purchase that waits can still be paid: well within what is {@link #ON_TIME}. */
    private static final Duration LOOKS_AGAIN = Duration.ofMinutes(10);

    /** One that an operator has to look at is not asked about again before. */
    private static final Duration LATER = Duration.ofHours(1);

    private final SubscriptionRows rows;
    private final SubscriptionTurns turns;
    private final Charging charging;
    private final Breakers breakers;
    private final BookPlan book;
    private final CompletePurchase purchase;
    private final Wallets wallets;
    private final StoppedCharges stopped;
    private final PlanNews news;
    private final Clock clock;

    RenewSubscription(
            SubscriptionRows rows,
            SubscriptionTurns turns,
            Charging charging,
            Breakers breakers,
            BookPlan book,
            CompletePurchase purchase,
            Wallets wallets,
            StoppedCharges stopped,
            PlanNews news,
            Clock clock) {
        this.rows = rows;
        this.turns = turns;
        this.charging = charging;
        this.breakers = breakers;
        this.book = book;
        this.purchase = purchase;
        this.wallets = wallets;
        this.stopped = stopped;
        this.news = news;
        this.clock = clock;
    }

    /** Who wants it looked at. */
    enum Cause {
        /** Not before it is due. */
        CLOCK,
        /** Money came, or the person asks: one that is past due is tried at once. */
        MONEY
    }

    /**
     * In the open transaction, under the user's {@link BillingLock}.
     *
     * @return whether anything was done
     */
    boolean look(long subscription, Cause cause) {
        var locked = cause == Cause.CLOCK ? turns.lockDue(subscription) : rows.lock(subscription);
        return locked.map(row -> look(row, cause)).orElse(false);
    }

    private boolean look(SubscriptionRow row, Cause cause) {
        var now = clock.instant();
        var isOver = !now.isBefore(row.end());
        return switch (row.state()) {
            case PENDING -> isOver ? ends(row, SubscriptionEvent.LAPSED, now) : buyOrWait(row, now);
            case ACTIVE -> isOver ? renewOrEnd(row, now, cause) : isNotYet(row, now, cause);
            case CANCEL_AT_PERIOD_END ->
                isOver ? ends(row, SubscriptionEvent.CANCELED, now) : isNotYet(row, now, cause);
            case PAST_DUE ->
                now.isBefore(Dunning.until(row))
                        ? tryAgain(row, now, cause)
                        : ends(row, SubscriptionEvent.EXPIRED, now);
            case EXPIRED, CANCELED -> false;
        };
    }

    /**
     * What was missing may have come back from a hold, or by a refund, of which no credit tells; or whoever was told of the
     * credit failed.
     */
    private boolean buyOrWait(SubscriptionRow row, Instant now) {
        if (purchase.complete(row).filter(Purchase.Bought.class::isInstance).isEmpty()) {
            rows.postpone(row.id(), Dunning.due(row, now).orElseThrow());
        }
        return true;
    }

    /** Something moved its hour; left as it is, the clock would find it again and again. */
    private boolean isNotYet(SubscriptionRow row, Instant now, Cause cause) {
        if (cause == Cause.CLOCK) {
            rows.postpone(row.id(), Dunning.due(row, now).orElseThrow());
        }
        return cause == Cause.CLOCK;
    }

    private boolean renewOrEnd(SubscriptionRow row, Instant now, Cause cause) {
        var next = charging.next(row, now);
        if (next.isEmpty()) {
            return ends(row, SubscriptionEvent.EXPIRED, now);
        }
        var isOnTime = !now.isAfter(row.end().plus(ON_TIME));
        return charge(row, next.get(), isOnTime ? row.end() : now, cause);
    }

    private boolean tryAgain(SubscriptionRow row, Instant now, Cause cause) {
        // No minutes were given since the end, so that a period begins with its payment.
        return charging.next(row, now)
                .map(next -> charge(row, next, now, cause))
                .orElseGet(() -> ends(row, SubscriptionEvent.CANCELED, now));
    }

    private boolean charge(SubscriptionRow row, Plan next, Instant start, Cause cause) {
        if (cause == Cause.CLOCK && givesWay(row)) {
            return false;
        }
        var fact = "renew:%d:%d".formatted(row.id(), row.end().toEpochMilli());
        var missing = wallets.of(row.user()).missing(next.price());
        if (missing.isPositive()) {
            return refused(row, next, missing, fact, cause);
        }
        var verdict = breakers.ask(new Breakers.Debit(
                KIND,
                fact,
                row.user(),
                next.price(),
                Optional.empty(),
                true,
                "{\"subscription\":%d}".formatted(row.id())));
        return switch (verdict) {
            case GO -> pay(row, next, start, fact, cause);
            case PARKED -> {
                stopped.costs(fact, next.price());
                rows.postpone(row.id(), clock.instant().plus(LATER));
                yield false;
            }
            case REJECTED ->
                ends(
                        row,
                        row.state() == SubscriptionState.ACTIVE
                                ? SubscriptionEvent.EXPIRED
                                : SubscriptionEvent.CANCELED,
                        clock.instant());
        };
    }

    private boolean pay(SubscriptionRow row, Plan next, Instant start, String fact, Cause cause) {
        switch (book.move(fact, row.user(), next, next.price())) {
            case BookPlan.Booked.TooLittle(var missing) -> {
                return refused(row, next, missing, fact, cause);
            }
            case BookPlan.Booked.Blocked() -> {
                return refused(row, next, Money.ZERO, fact, cause);
            }
            case BookPlan.Booked.Done() -> {}
        }
        var change = SubscriptionChange.of(row, fact, clock.instant())
                .to(next)
                .from(start)
                .charging(next.price(), Money.ZERO);
        var renewed = rows.happen(row, SubscriptionEvent.RENEWED, change);
        if (renewed.isEmpty()) {
            throw new IllegalStateException("paid for, but not renewed: " + row);
        }
        news.renewed(renewed.get(), row.plan(), cause == Cause.MONEY);
        return true;
    }

    private boolean refused(SubscriptionRow row, Plan next, Money missing, String fact, Cause cause) {
        var change = SubscriptionChange.of(row, fact + ":refused:" + row.tries(), clock.instant())
                .to(next)
                .lacking(missing);
        var blocked = rows.happen(row, SubscriptionEvent.RENEWAL_REFUSED, change);
        blocked.filter(_ -> row.state() == SubscriptionState.ACTIVE)
                .ifPresent(after -> tell(after, next, missing, cause == Cause.MONEY));
        return blocked.isPresent();
    }

    private void tell(SubscriptionRow row, Plan next, Money missing, boolean atOnce) {
        if (isBlocked(row)) {
            news.blocked(row, next, atOnce);
        } else {
            news.pastDue(row, next, missing, atOnce);
        }
    }

    private boolean isBlocked(SubscriptionRow row) {
        return wallets.status(row.user()) != WalletStatus.OPEN;
    }

    /**
     * While a purchase waits and its money may still come, no renewal takes what is there. Not for ever, however often one
     * asks anew: in the end it is renewed, or past due, as if nothing else was wanted.
     */
    private boolean givesWay(SubscriptionRow row) {
        var now = clock.instant();
        // The last look is a try: at the very end a plan is given up without one.
        var last = Dunning.longestOf(row).minus(LOOKS_AGAIN);
        var waits = rows.pendingUnderWay(row.user()).filter(now::isBefore);
        if (waits.isEmpty() || !now.isBefore(last)) {
            return false;
        }
        var again = Stream.of(now.plus(LOOKS_AGAIN), waits.get(), last)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        rows.postpone(row.id(), again);
        return true;
    }

    private boolean ends(SubscriptionRow row, SubscriptionEvent event, Instant now) {
        var ended = rows.happen(row, event, SubscriptionChange.of(row, "end:" + row.id(), now));
        ended.ifPresent(_ -> news.ended(row, event, isBlocked(row)));
        return ended.isPresent();
    }
}
