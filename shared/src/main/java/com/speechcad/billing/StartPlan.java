package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Begins a plan now, in the place of whatever the person had. The caller holds the {@link BillingLock}. */
@Singleton
class StartPlan {
    private final SubscriptionRows rows;
    private final Subscriptions subscriptions;
    private final Entitlement entitlement;
    private final Clock clock;

    StartPlan(SubscriptionRows rows, Subscriptions subscriptions, Entitlement entitlement, Clock clock) {
        this.rows = rows;
        this.subscriptions = subscriptions;
        this.entitlement = entitlement;
        this.clock = clock;
    }

    /** Free, by the first confirmed call; not given back when that call fails. */
    Subscription free(UserId user) {
        var plan = subscriptions.freeToStart(user).orElseThrow(() -> new IllegalStateException("no Free for " + user));
        var until = clock.instant().plus(plan.length());
        var wanted = rows.want(user, plan, rows.newest(user), false, until);
        return activate(wanted, "free:" + user.value(), Money.ZERO, Money.ZERO);
    }

    /**
     * What was wanted is paid for.
     *
     * @param key of the purchase: whoever asks for the same again is told of this one
     */
    Subscription activate(SubscriptionRow wanted, String key, Money charged, Money credited) {
        var now = clock.instant();
        rows.current(wanted.user())
                .ifPresent(old -> must(
                        old,
                        SubscriptionEvent.REPLACED,
                        SubscriptionChange.of(old, "replaced:" + old.id() + ":" + wanted.id(), now)));
        must(
                wanted,
                SubscriptionEvent.ACTIVATED,
                SubscriptionChange.of(wanted, key, now).from(now).charging(charged, credited));
        return entitlement.one(wanted.id());
    }

    /** What waited for its money is not wanted any more; a renewal that gave way to it is looked at again. */
    void withdraw(UserId user) {
        var now = clock.instant();
        rows.pending(user).ifPresent(pending -> {
            must(
                    pending,
                    SubscriptionEvent.WITHDRAWN,
                    SubscriptionChange.of(pending, "withdrawn:" + pending.id(), now));
            rows.current(user).filter(row -> !now.isBefore(row.end())).ifPresent(row -> rows.postpone(row.id(), now));
        });
    }

    private void must(SubscriptionRow row, SubscriptionEvent event, SubscriptionChange change) {
        if (rows.happen(row, event, change).isEmpty()) {
            throw new IllegalStateException(event + " did not happen to " + row);
        }
    }
}
