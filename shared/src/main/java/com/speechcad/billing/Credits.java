package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Operators;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Reason;
import com.speechcad.wallet.Settlements;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The one way by which money from outside reaches a wallet: the ledger first, then whoever waited for it. */
@Singleton
public class Credits {
    private static final int MOST_TRIES = 1000;

    private final Tx tx;
    private final Sql sql;
    private final BillingLock lock;
    private final Ledger ledger;
    private final Settlements settlements;
    private final Operators operators;
    private final List<AfterCredit> followers;

    Credits(
            Tx tx,
            Sql sql,
            BillingLock lock,
            Ledger ledger,
            Settlements settlements,
            Operators operators,
            List<AfterCredit> followers) {
        this.tx = tx;
        this.sql = sql;
        this.lock = lock;
        this.ledger = ledger;
        this.settlements = settlements;
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
     * @param approver the second person, where the sum takes two
     * @param why in the operator's words, never blank
     */
    public Posted byOperator(
            String key, UserId operator, Optional<UserId> approver, UserId user, Money amount, String why) {
        lock.take(user);
        var waiting = askWho(user);
        var posted = operators.credit(key, operator, approver, user, amount, why);
        tell(waiting, posted, user, Reason.OPERATOR_CREDIT, amount, "");
        return posted;
    }

    /** The provider's own wallet has what was credited under that key: its clearing returns to zero. Once per key. */
    void settle(String key, String source) {
        settlements.settle("settle:" + key, key, source);
    }

    /** Whether the provider still owes of what was credited for that fact. */
    boolean isOwed(String fact) {
        return settlements.isUnsettled(keyOf(fact));
    }

    /** What the provider still owes of what was credited for that fact is not waited for any more. Once per credit. */
    void writeOff(String fact, UserId operator, String why) {
        var key = keyOf(fact);
        settlements.writeOff("write-off:" + key, key, "operator:" + operator.value(), why);
    }

    /**
     * The key under which a fact was credited, or would be now: the ledger never forgets that it rejected one (a wallet that
     * was closed), so that a further try has a further key. Whoever credits holds a lock that belongs to the fact.
     */
    String keyOf(String fact) {
        for (var attempt = 0; attempt < MOST_TRIES; attempt++) {
            var key = attempt == 0 ? fact : fact + ":" + attempt;
            if (!isRejected(key)) {
                return key;
            }
        }
        throw new IllegalStateException(fact + " was rejected " + MOST_TRIES + " times");
    }

    private boolean isRejected(String key) {
        return sql.of("select exists (select from ledger_op where key = :key and outcome = 'REJECTED') as rejected")
                .with("key", key)
                .only(row -> row.flag("rejected"));
    }

    /**
     * Takes a credit back because the network or the provider did; what is not there any more is owed. Whatever had been
     * settled of it, its clearing is zero afterwards. In the open transaction; once per key.
     *
     * @param key of the credit
     * @param why in the operator's words, never blank
     * @return false when there is no such credit, or less of it is left
     */
    boolean reverse(String key, UserId user, Money amount, UserId operator, String why) {
        lock.take(user);
        var by = "operator:" + operator.value();
        var credit = sql.of("select id from ledger_op where key = :key and moved_micros > 0")
                .with("key", key)
                .first(row -> row.number("id"));
        if (credit.isEmpty()
                || !(ledger.reverse("reverse:" + key, credit.get(), amount, by, why) instanceof Posted.Applied)) {
            return false;
        }
        settlements.settle("settle:" + key + ":reversed", key, by);
        return true;
    }

    private record Waiting(AfterCredit follower, Later<Boolean> waits) {}

    private List<Waiting> askWho(UserId user) {
        return tx.inOneStatement(() -> followers.stream()
                .map(follower -> new Waiting(follower, follower.askWaits(user)))
                .toList());
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
