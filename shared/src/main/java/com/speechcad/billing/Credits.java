package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Operators;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Reason;
import jakarta.inject.Singleton;
import java.util.List;

/** The one way by which money from outside reaches a wallet: the ledger first, then whoever waited for it. */
@Singleton
public class Credits {
    private final Tx tx;
    private final BillingLock lock;
    private final Ledger ledger;
    private final Operators operators;
    private final List<AfterCredit> followers;

    Credits(Tx tx, BillingLock lock, Ledger ledger, Operators operators, List<AfterCredit> followers) {
        this.tx = tx;
        this.lock = lock;
        this.ledger = ledger;
        this.operators = operators;
        this.followers = followers;
    }

    /** In the open transaction; once per key of the movement. */
    public Posted credit(Movement movement) {
        // Before the wallet: followers decide about plan and money, and whoever does takes this lock first.
        lock.take(movement.user());
        var waiting = askWho(movement.user());
        var posted = ledger.credit(movement);
        tell(waiting, posted, movement.user(), movement.reason(), movement.amount(), movement.subject());
        return posted;
    }

    /**
     * An operator gives the user money of the platform's. In the open transaction.
     *
     * @param key of the command, so that a second tap is the same credit
     * @param why in the operator's words, never blank
     */
    public Posted byOperator(String key, UserId operator, UserId user, Money amount, String why) {
        lock.take(user);
        var waiting = askWho(user);
        var posted = operators.credit(key, operator, user, amount, why);
        tell(waiting, posted, user, Reason.OPERATOR_CREDIT, amount, "");
        return posted;
    }

    private record Waiting(AfterCredit follower, Later<Boolean> waits) {}

    private List<Waiting> askWho(UserId user) {
        return followers.stream()
                .map(follower -> new Waiting(follower, follower.askWaits(user)))
                .toList();
    }

    private void tell(List<Waiting> waiting, Posted posted, UserId user, Reason reason, Money amount, String subject) {
        if (posted.before() || posted instanceof Posted.Rejected) {
            return;
        }
        var arrived = new AfterCredit.Arrived(user, reason, amount, subject, posted.op());
        for (var one : waiting) {
            if (one.waits.get()) {
                tx.attempt("what follows the credit " + posted.op(), () -> one.follower.credited(arrived));
            }
        }
    }
}
