package com.speechcad.billing;

import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * What a person decides about the plan they have. Nothing here moves money but {@link #tryNow}; what the state does not
 * allow changes nothing, so that a second tap is harmless.
 */
@Singleton
public class ChangePlan {
    private final BillingLock lock;
    private final Plans plans;
    private final SubscriptionRows rows;
    private final PlanOffers offers;
    private final RenewSubscription renew;
    private final Clock clock;

    ChangePlan(
            BillingLock lock,
            Plans plans,
            SubscriptionRows rows,
            PlanOffers offers,
            RenewSubscription renew,
            Clock clock) {
        this.lock = lock;
        this.plans = plans;
        this.rows = rows;
        this.offers = offers;
        this.renew = renew;
        this.clock = clock;
    }

    /** Goes on by itself at the period's end, or does not. In the open transaction, as everything here. */
    public boolean autoRenew(UserId user, boolean on) {
        return happen(user, on ? SubscriptionEvent.RENEWAL_ON : SubscriptionEvent.RENEWAL_OFF, Optional.empty());
    }

    /** Another plan follows at the period's end, and renewal is on with it. */
    public boolean schedule(UserId user, long plan) {
        lock.take(user);
        return plans.sold(plan, clock.instant())
                .filter(wanted -> offers.of(user, wanted) instanceof PlanOffer.Later)
                .map(wanted -> happen(user, SubscriptionEvent.CHANGE_SCHEDULED, Optional.of(wanted)))
                .orElse(false);
    }

    /** The present plan stays. */
    public boolean undoSchedule(UserId user) {
        return happen(user, SubscriptionEvent.CHANGE_UNDONE, Optional.empty());
    }

    /** Ends with its period; one that is past due ends at once. */
    public boolean cancel(UserId user) {
        return happen(user, SubscriptionEvent.CANCEL_REQUESTED, Optional.empty())
                || happen(user, SubscriptionEvent.CANCELED, Optional.empty());
    }

    public boolean undoCancel(UserId user) {
        return happen(user, SubscriptionEvent.CANCEL_UNDONE, Optional.empty());
    }

    /** The person asks for the renewal of a plan that is past due, now. */
    public boolean tryNow(UserId user) {
        lock.take(user);
        return rows.current(user)
                .filter(row -> row.state() == SubscriptionState.PAST_DUE)
                .filter(row -> renew.look(row.id(), RenewSubscription.Cause.MONEY))
                .flatMap(_ -> rows.current(user))
                .filter(row -> row.state() == SubscriptionState.ACTIVE)
                .isPresent();
    }

    private boolean happen(UserId user, SubscriptionEvent event, Optional<Plan> plan) {
        lock.take(user);
        return rows.current(user)
                .flatMap(row -> {
                    var key = "%s:%d:%d".formatted(event, row.id(), rows.events(row.id()));
                    var change = SubscriptionChange.of(row, key, clock.instant());
                    return rows.happen(row, event, plan.map(change::to).orElse(change));
                })
                .isPresent();
    }
}
