package com.speechcad.billing;

import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** The second question about a plan: is it charged again, and with which version's price? */
@Singleton
class Charging {
    private final Plans plans;
    private final Businesses businesses;

    Charging(Plans plans, Businesses businesses) {
        this.plans = plans;
        this.businesses = businesses;
    }

    /**
     * The plan that the next period is charged by: the one that was chosen to follow, or the same again, in the version
     * that is sold at that instant. Empty when nothing will be charged: the person does not want it, it is not sold any
     * more, or the person may not use it any more.
     */
    Optional<Plan> next(SubscriptionRow row, Instant at) {
        return row.autoRenew() && isSoldTo(row.user()) ? successor(row, at) : Optional.empty();
    }

    /** Paid plans are sold when they can be used: from tier T1 on. */
    boolean isSoldTo(UserId user) {
        return businesses.of(user).tier() != Business.Tier.T0;
    }

    private Optional<Plan> successor(SubscriptionRow row, Instant at) {
        var wanted = row.next().flatMap(plans::version).orElse(row.plan());
        return plans.sold(at).stream().filter(wanted::isSameOffer).findFirst();
    }
}
