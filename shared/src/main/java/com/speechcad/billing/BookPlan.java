package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Reason;
import jakarta.inject.Singleton;

/** A plan's money in the books: one operation per fact. The caller holds the {@link BillingLock}. */
@Singleton
class BookPlan {
    private static final int MOST_TRIES = 1000;

    private final Ledger ledger;

    BookPlan(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * The ledger never forgets that it rejected a key, so that a further try of the same fact gets a further key.
     *
     * @param fact names what is paid for, once and for all
     * @param charge positive
     * @return what was missing, or zero when it is done. A frozen wallet lacks at least a micro-dollar
     */
    Money move(String fact, UserId user, Plan plan, Money charge) {
        for (var attempt = 0; attempt < MOST_TRIES; attempt++) {
            var posted = post(fact + ":" + attempt, user, plan, charge);
            if (posted instanceof Posted.Applied) {
                return Money.ZERO;
            }
            if (posted instanceof Posted.Rejected rejected && !rejected.before()) {
                return rejected.shortfall().max(Money.micros(1));
            }
        }
        throw new IllegalStateException(fact + " was rejected " + MOST_TRIES + " times");
    }

    private Posted post(String key, UserId user, Plan plan, Money charge) {
        var about = "plan:" + plan.code() + ":" + plan.days();
        return ledger.debit(Movement.of(key, user, Reason.SUBSCRIPTION, charge).about(about));
    }
}
