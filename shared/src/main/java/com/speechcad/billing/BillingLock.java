package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * One decision at a time about a user's plan and money together. Taken before the allowance, the ledger's keys and the
 * wallet, so that locks always follow the same order.
 */
@Singleton
class BillingLock {
    private final Sql sql;

    BillingLock(Sql sql) {
        this.sql = sql;
    }

    /**
     * Takes it for the user of an attempt, in the round trip of whatever is needed next.
     *
     * @return false for an attempt that was never authorised, and then nothing is locked
     */
    Later<Boolean> askToTake(UUID attempt) {
        return sql.of("""
                        select l.user_id from billing_lock l
                        where l.user_id = (select a.user_id from attempt_authorisation a where a.attempt_id = :attempt)
                        for update""")
                .with("attempt", attempt)
                .askFirst(row -> row.number("user_id"))
                .then(Optional::isPresent);
    }

    /** Held until the open transaction ends; whatever is asked after this waits for it. */
    void take(UserId user) {
        sql.of("select billing_take(:user)").with("user", user).soon();
    }

    /** The same for the payer of an invoice. */
    void takeForPayer(UUID invoice) {
        sql.of("""
                insert into billing_lock (user_id) select t.user_id from top_up t where t.id = :invoice
                on conflict do nothing""").with("invoice", invoice).soon();
        sql.of("""
                select l.user_id from billing_lock l
                where l.user_id = (select t.user_id from top_up t where t.id = :invoice) for update""").with("invoice", invoice).soon();
    }

    /**
     * The same without waiting.
     *
     * @return false when somebody else decides about this user right now
     */
    boolean tryTake(UserId user) {
        return lockedAtOnce(user) || (!exists(user) && inserted(user) && lockedAtOnce(user));
    }

    private boolean lockedAtOnce(UserId user) {
        return sql.of("select user_id from billing_lock where user_id = :user for update skip locked")
                .with("user", user)
                .first(row -> row.number("user_id"))
                .isPresent();
    }

    private boolean exists(UserId user) {
        return sql.of("select user_id from billing_lock where user_id = :user")
                .with("user", user)
                .first(row -> row.number("user_id"))
                .isPresent();
    }

    private boolean inserted(UserId user) {
        return sql.of("insert into billing_lock (user_id) values (:user) on conflict do nothing")
                        .with("user", user)
                        .update()
                == 1;
    }
}
