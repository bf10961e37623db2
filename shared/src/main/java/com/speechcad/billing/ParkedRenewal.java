package com.speechcad.billing;

import jakarta.inject.Singleton;

/** A renewal that was stopped: released, it is made at once; rejected, the plan ends at the clock's next look. */
@Singleton
class ParkedRenewal implements ParkedHandler {
    private final BillingLock lock;
    private final SubscriptionRows rows;
    private final RenewSubscription renew;

    ParkedRenewal(BillingLock lock, SubscriptionRows rows, RenewSubscription renew) {
        this.lock = lock;
        this.rows = rows;
        this.renew = renew;
    }

    @Override
    public String kind() {
        return RenewSubscription.KIND;
    }

    @Override
    public boolean release(ParkedOperation operation) {
        lock.take(operation.user());
        return rows.current(operation.user())
                .filter(row -> renew.look(row.id(), RenewSubscription.Cause.MONEY))
                .flatMap(_ -> rows.current(operation.user()))
                .filter(row -> row.state() == SubscriptionState.ACTIVE)
                .isPresent();
    }

    @Override
    public void reject(ParkedOperation operation) {
        lock.take(operation.user());
        rows.current(operation.user()).ifPresent(row -> renew.look(row.id(), RenewSubscription.Cause.MONEY));
    }
}
