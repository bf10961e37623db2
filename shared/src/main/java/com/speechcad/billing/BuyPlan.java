package com.speechcad.billing;

import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Buys a plan out of the wallet, from tier T1 on. A purchase is its user, its plan and what it follows: twice is once. */
@Singleton
public class BuyPlan {
    /** What the circuit breakers call a purchase. */
    static final String KIND = "purchase";

    private final BillingLock lock;
    private final Plans plans;
    private final Subscriptions subscriptions;
    private final Businesses businesses;
    private final Wallets wallets;
    private final Breakers breakers;
    private final Ledger ledger;
    private final Sql sql;
    private final Clock clock;

    BuyPlan(
            BillingLock lock,
            Plans plans,
            Subscriptions subscriptions,
            Businesses businesses,
            Wallets wallets,
            Breakers breakers,
            Ledger ledger,
            Sql sql,
            Clock clock) {
        this.lock = lock;
        this.plans = plans;
        this.subscriptions = subscriptions;
        this.businesses = businesses;
        this.wallets = wallets;
        this.breakers = breakers;
        this.ledger = ledger;
        this.sql = sql;
        this.clock = clock;
    }

    /** Whether paid plans are sold to the user at all. */
    public boolean offeredTo(UserId user) {
        return businesses.of(user).tier() != Business.Tier.T0;
    }

    /**
     * In the open transaction.
     *
     * @param plan the id of a paid plan
     * @param follows {@link Subscriptions#newest} when the purchase was shown
     */
    public Purchase buy(UserId user, long plan, long follows) {
        lock.take(user);
        var wanted = plans.sold(plan, clock.instant()).filter(one -> !one.free());
        if (wanted.isEmpty()) {
            return new Purchase.Changed();
        }
        var before = subscriptions.bought(user, wanted.get(), follows);
        if (before.isPresent()) {
            return new Purchase.Bought(before.get(), true);
        }
        if (subscriptions.newest(user) != follows) {
            return new Purchase.Changed();
        }
        if (!offeredTo(user)) {
            return new Purchase.NeedsTier();
        }
        var running =
                subscriptions.current(user).filter(current -> !current.plan().free());
        return running.isPresent() ? new Purchase.StillRunning(running.get()) : pay(user, wanted.get(), follows);
    }

    private Purchase pay(UserId user, Plan plan, long follows) {
        // Asked first, because the ledger never forgets a rejection of a key.
        var missing = plan.price().minus(wallets.of(user).available());
        if (missing.isPositive()) {
            return new Purchase.TooLittle(missing);
        }
        var subject = "plan:%d:%d:%d".formatted(user.value(), plan.id(), follows);
        var verdict = breakers.ask(new Breakers.Debit(
                KIND,
                "buy:" + subject,
                user,
                plan.price(),
                Optional.empty(),
                true,
                "{\"plan\":%d,\"follows\":%d}".formatted(plan.id(), follows)));
        if (verdict != Breakers.Verdict.GO) {
            return new Purchase.Stopped(verdict == Breakers.Verdict.REJECTED);
        }
        var posted = ledger.debit(
                Movement.of("buy:" + subject + ":" + rejections(subject), user, Reason.SUBSCRIPTION, plan.price())
                        .about(subject));
        return switch (posted) {
            case Posted.Rejected rejected ->
                new Purchase.TooLittle(rejected.shortfall().max(Money.ZERO));
            case Posted.Applied _ -> {
                subscriptions.end(user, "EXPIRED");
                yield new Purchase.Bought(subscriptions.begin(user, plan, follows), false);
            }
        };
    }

    /** Tries of this purchase that the ledger refused: the next one has a key of its own. */
    private long rejections(String subject) {
        return sql.of("select count(*) as tries from ledger_op where subject = :subject and outcome = 'REJECTED'")
                .with("subject", subject)
                .only(row -> row.number("tries"));
    }
}
