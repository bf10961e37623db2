package com.speechcad.billing;

import jakarta.inject.Singleton;
import java.time.Clock;

/** A renewal that was stopped: released, it is made at once; rejected, the plan ends at the clock's next look. */
@Singleton
class ParkedRenewal implements ParkedHandler {
    private final BillingLock lock;
    private final SubscriptionRows rows;
    private final Charging charging;
    private final RenewSubscription renew;
    private final Clock clock;

    ParkedRenewal(BillingLock lock, SubscriptionRows rows, Charging charging, RenewSubscription renew, Clock clock) {
        this.lock = lock;
        this.rows = rows;
        this.charging = charging;
        this.renew = renew;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return RenewSubscription.KIND;
    }

    /** For the sum that was shown, and no more than that: prices and what follows may have changed since. */
    @Override
    public boolean release(ParkedOperation operation) {
        lock.take(operation.user());
        return rows.current(operation.user())
                .filter(row -> !isDearer(row, operation))
                .filter(row -> renew.look(row.id(), RenewSubscription.Cause.MONEY))
                .flatMap(_ -> rows.current(operation.user()))
                .filter(row -> row.state() == SubscriptionState.ACTIVE)
                .isPresent();
    }

    private boolean isDearer(SubscriptionRow row, ParkedOperation operation) {
        return charging.next(row, clock.instant())
                .filter(next -> next.price().compareTo(operation.amount()) > 0)
                .isPresent();
    }

    @Override
    public void reject(ParkedOperation operation) {
        lock.take(operation.user());
        rows.current(operation.user()).ifPresent(row -> renew.look(row.id(), RenewSubscription.Cause.MONEY));
    }
}
