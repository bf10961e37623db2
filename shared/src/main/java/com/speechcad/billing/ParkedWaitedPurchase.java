package com.speechcad.billing;

import jakarta.inject.Singleton;

/** A purchase that had waited for its money and was stopped; released, it is made if it still can be. */
@Singleton
class ParkedWaitedPurchase implements ParkedHandler {
    private final BillingLock lock;
    private final WaitingForMoney waiting;
    private final StartPlan start;

    ParkedWaitedPurchase(BillingLock lock, WaitingForMoney waiting, StartPlan start) {
        this.lock = lock;
        this.waiting = waiting;
        this.start = start;
    }

    @Override
    public String kind() {
        return BuyPlan.WAITED;
    }

    /** For the sum that was shown, and no more than that. */
    @Override
    public boolean release(ParkedOperation operation) {
        lock.take(operation.user());
        return waiting.released(operation.user(), operation.amount());
    }

    @Override
    public void reject(ParkedOperation operation) {
        lock.take(operation.user());
        start.withdraw(operation.user());
    }
}
