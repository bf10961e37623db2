package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Says what a plan would cost a person and when it would begin, by the same sum that charges it. Changes nothing. */
@Singleton
public class PlanOffers {
    private final Entitlement entitlement;
    private final Charging charging;
    private final Wallets wallets;
    private final RefundedOfPlan refunded;
    private final Clock clock;

    PlanOffers(Entitlement entitlement, Charging charging, Wallets wallets, RefundedOfPlan refunded, Clock clock) {
        this.entitlement = entitlement;
        this.charging = charging;
        this.wallets = wallets;
        this.refunded = refunded;
        this.clock = clock;
    }

    /** In the open transaction. */
    public PlanOffer of(UserId user, Plan plan) {
        return of(user, plan, clock.instant());
    }

    PlanOffer of(UserId user, Plan plan, Instant timeAsOf) {
        if (!charging.isSoldTo(user)) {
            return new PlanOffer.NeedsTier(plan);
        }
        var running = entitlement.of(user).filter(current -> !current.plan().free());
        if (running.isEmpty()) {
            return new PlanOffer.Purchase(plan, missing(user, plan.price()));
        }
        var current = running.get();
        if (current.plan().isSameOffer(plan)) {
            return new PlanOffer.Same(plan, current);
        }
        if (!plan.isAbove(current.plan())) {
            return new PlanOffer.Later(plan, current);
        }
        var credit = UpgradeCredit.of(current, timeAsOf, refunded.since(current.id()));
        var charge = plan.price().minus(credit.amount());
        if (charge.isNegative()) {
            // What is left is worth more than the new plan costs: nothing of it is given up, the change waits.
            return new PlanOffer.Later(plan, current);
        }
        return new PlanOffer.Upgrade(plan, current, credit, charge, missing(user, charge));
    }

    private Money missing(UserId user, Money charge) {
        return wallets.of(user).missing(charge);
    }
}
