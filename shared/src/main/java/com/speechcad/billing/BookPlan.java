package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;

/** A plan's money in the books: one operation per fact. The caller holds the {@link BillingLock}. */
@Singleton
class BookPlan {
    private static final int MOST_TRIES = 1000;

    private final Ledger ledger;
    private final Wallets wallets;

    BookPlan(Ledger ledger, Wallets wallets) {
        this.ledger = ledger;
        this.wallets = wallets;
    }

    /** How it went. */
    sealed interface Booked {
        record Done() implements Booked {}

        record TooLittle(Money missing) implements Booked {}

        /** The wallet is frozen or closed, whatever is in it. */
        record Blocked() implements Booked {}
    }

    /**
     * The ledger never forgets that it rejected a key, so that a further try of the same fact gets a further key.
     *
     * @param fact names what is paid for, once and for all
     * @param charge positive
     */
    Booked move(String fact, UserId user, Plan plan, Money charge) {
        for (var attempt = 0; attempt < MOST_TRIES; attempt++) {
            var posted = post(fact + ":" + attempt, user, plan, charge);
            if (posted instanceof Posted.Applied) {
                return new Booked.Done();
            }
            if (posted instanceof Posted.Rejected rejected && !rejected.before()) {
                return rejected.why() == Posted.Why.TOO_LITTLE
                        ? new Booked.TooLittle(
                                rejected.shortfall().plus(wallets.of(user).owed()))
                        : new Booked.Blocked();
            }
        }
        throw new IllegalStateException(fact + " was rejected " + MOST_TRIES + " times");
    }

    private Posted post(String key, UserId user, Plan plan, Money charge) {
        var about = "plan:" + plan.code() + ":" + plan.days();
        return ledger.debit(Movement.of(key, user, Reason.SUBSCRIPTION, charge).about(about));
    }
}
