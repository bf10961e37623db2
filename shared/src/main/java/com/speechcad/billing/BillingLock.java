package com.speechcad.billing;

import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;

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

    /** Held until the open transaction ends. */
    void take(UserId user) {
        if (!locked(user)) {
            sql.of("insert into billing_lock (user_id) values (:user) on conflict do nothing")
                    .with("user", user)
                    .update();
            locked(user);
        }
    }

    /** The same for the payer of an invoice. */
    void takeForPayer(UUID invoice) {
        sql.of("""
                insert into billing_lock (user_id) select t.user_id from top_up t where t.id = :invoice
                on conflict do nothing""").with("invoice", invoice).soon();
        sql.of("""
                select l.user_id from billing_lock l
                where l.user_id = (select t.user_id from top_up t where t.id = :invoice) for update""")
                .with("invoice", invoice)
                .soon();
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

    /** @return false for somebody who never had anything to decide */
    private boolean locked(UserId user) {
        return sql.of("select user_id from billing_lock where user_id = :user for update")
                .with("user", user)
                .first(row -> row.number("user_id"))
                .isPresent();
    }
}
