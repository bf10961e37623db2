package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Buys a plan out of the wallet, from tier T1 on, or changes to a higher one at once. A purchase is its user, its plan
 * and what it follows: twice is once. One operation in the books: the price less what the old plan is credited with.
 */
@Singleton
public class BuyPlan {
    /** What the circuit breakers call a purchase, and one that waited for its money. */
    static final String KIND = "purchase";

    static final String WAITED = "waited-purchase";

    private final BillingLock lock;
    private final Plans plans;
    private final SubscriptionRows rows;
    private final StartPlan start;
    private final Entitlement entitlement;
    private final PlanOffers offers;
    private final Charging charging;
    private final Breakers breakers;
    private final StoppedCharges stopped;
    private final BookPlan book;
    private final Clock clock;

    BuyPlan(
            BillingLock lock,
            Plans plans,
            SubscriptionRows rows,
            StartPlan start,
            Entitlement entitlement,
            PlanOffers offers,
            Charging charging,
            Breakers breakers,
            StoppedCharges stopped,
            BookPlan book,
            Clock clock) {
        this.lock = lock;
        this.plans = plans;
        this.rows = rows;
        this.start = start;
        this.entitlement = entitlement;
        this.offers = offers;
        this.charging = charging;
        this.breakers = breakers;
        this.stopped = stopped;
        this.book = book;
        this.clock = clock;
    }

    /** Whether paid plans are sold to the user at all. */
    public boolean offeredTo(UserId user) {
        return charging.isSoldTo(user);
    }

    /** For one period. In the open transaction. */
    public Purchase buy(UserId user, long plan, long follows) {
        return buy(user, plan, follows, false);
    }

    /** The same, going on by itself or not. */
    public Purchase buy(UserId user, long plan, long follows, boolean autoRenew) {
        return buy(user, plan, follows, autoRenew, Money.micros(Long.MAX_VALUE));
    }

    /**
     * In the open transaction.
     *
     * @param plan the id of a paid plan
     * @param follows {@link Subscriptions#newest} when the purchase was shown
     * @param autoRenew whether it is to go on by itself, as the person answered
     * @param most what was shown as its charge: what is left of the old plan may be worth less by now, and then nothing
     *     is bought
     */
    public Purchase buy(UserId user, long plan, long follows, boolean autoRenew, Money most) {
        lock.take(user);
        var wanted = plans.sold(plan, clock.instant()).filter(one -> !one.free());
        if (wanted.isEmpty()) {
            return new Purchase.Changed();
        }
        var before = rows.happened(key(user, plan, follows));
        if (before.isPresent()) {
            return new Purchase.Bought(entitlement.one(before.get()), true);
        }
        if (rows.newest(user) != follows) {
            return new Purchase.Changed();
        }
        return switch (offers.of(user, wanted.get())) {
            case PlanOffer.NeedsTier _ -> new Purchase.NeedsTier();
            case PlanOffer.Same(var _, var current) -> new Purchase.StillRunning(current);
            case PlanOffer.Later(var _, var current) -> new Purchase.StillRunning(current);
            case PlanOffer.Purchase(var it, var missing) ->
                missing.isPositive()
                        ? new Purchase.TooLittle(missing)
                        : pay(new Order(user, it, follows, autoRenew, it.price(), Money.ZERO), most);
            case PlanOffer.Upgrade(var it, var _, var credit, var charge, var missing) ->
                missing.isPositive()
                        ? new Purchase.TooLittle(missing)
                        : pay(new Order(user, it, follows, autoRenew, charge, credit.amount()), most);
        };
    }

    /**
     * Buys what waited for its money, if the wallet will do now. The caller holds the {@link BillingLock}.
     *
     * @param timeAsOf when it was asked for: the coin's way through its network is not taken off an old plan's time
     * @param most what was agreed to: minutes of the old plan may have been used meanwhile, and whoever used them is asked
     *     again rather than credited with them
     */
    Purchase complete(SubscriptionRow wanted, Instant timeAsOf, Money most) {
        return switch (offers.of(wanted.user(), wanted.plan(), timeAsOf)) {
            case PlanOffer.NeedsTier _ -> new Purchase.NeedsTier();
            case PlanOffer.Same(var _, var current) -> new Purchase.StillRunning(current);
            case PlanOffer.Later(var _, var current) -> new Purchase.StillRunning(current);
            case PlanOffer.Purchase(var _, var missing) ->
                payWaited(new Waited(wanted, wanted.plan().price(), Money.ZERO, missing), most);
            case PlanOffer.Upgrade(var _, var _, var credit, var charge, var missing) ->
                payWaited(new Waited(wanted, charge, credit.amount(), missing), most);
        };
    }

    private record Waited(SubscriptionRow wanted, Money charge, Money credit, Money missing) {}

    private record Order(UserId user, Plan plan, long follows, boolean autoRenew, Money charge, Money credit) {}

    private Purchase pay(Order order, Money most) {
        if (order.charge.compareTo(most) > 0) {
            return new Purchase.Changed();
        }
        var key = key(order.user, order.plan.id(), order.follows);
        var facts =
                "{\"plan\":%d,\"follows\":%d,\"renew\":%s}".formatted(order.plan.id(), order.follows, order.autoRenew);
        var verdict = ask(KIND, breakers.request(KIND, "buy:" + key), order.user, order.charge, facts);
        if (verdict != Breakers.Verdict.GO) {
            return new Purchase.Stopped();
        }
        start.withdraw(order.user);
        var until = clock.instant().plus(order.plan.length());
        var wanted = rows.want(order.user, order.plan, order.follows, order.autoRenew, until);
        var paid = pay(wanted, key, order.charge, order.credit);
        if (!(paid instanceof Purchase.Bought)) {
            start.withdraw(order.user);
        }
        return paid;
    }

    private Purchase payWaited(Waited due, Money most) {
        if (due.charge.compareTo(most) > 0) {
            return new Purchase.Dearer(due.charge, most);
        }
        if (due.missing.isPositive()) {
            return new Purchase.TooLittle(due.missing);
        }
        var wanted = due.wanted;
        var key = "waited:" + wanted.id();
        var facts = "{\"subscription\":%d}".formatted(wanted.id());
        var verdict = ask(WAITED, "buy:" + key, wanted.user(), due.charge, facts);
        return verdict == Breakers.Verdict.GO ? pay(wanted, key, due.charge, due.credit) : new Purchase.Stopped();
    }

    private Breakers.Verdict ask(String kind, String key, UserId user, Money charge, String facts) {
        var verdict = breakers.ask(new Breakers.Debit(kind, key, user, charge, Optional.empty(), true, facts));
        if (verdict == Breakers.Verdict.PARKED) {
            stopped.costs(key, charge);
        }
        return verdict;
    }

    private Purchase pay(SubscriptionRow wanted, String key, Money charge, Money credit) {
        var booked = charge.isZero()
                ? new BookPlan.Booked.Done()
                : book.move("buy:" + key, wanted.user(), wanted.plan(), charge);
        return switch (booked) {
            case BookPlan.Booked.Done() -> new Purchase.Bought(start.activate(wanted, key, charge, credit), false);
            case BookPlan.Booked.TooLittle(var missing) -> new Purchase.TooLittle(missing);
            case BookPlan.Booked.Blocked() -> new Purchase.WalletClosed();
        };
    }

    private static String key(UserId user, long plan, long follows) {
        return "plan:%d:%d:%d".formatted(user.value(), plan, follows);
    }
}
