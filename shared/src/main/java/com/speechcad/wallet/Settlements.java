package com.speechcad.wallet;

import com.speechcad.db.Sql;
import com.speechcad.db.Statement;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * What stands between the provider and us for what is booked in wallets already: a clearing account for each movement, that
 * has to return to zero. Works as {@link Ledger} does, idempotent by its keys.
 */
@Singleton
public class Settlements {
    private final Sql sql;
    private final Clock clock;

    Settlements(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * The provider has settled a top-up, or a payout has been paid: its clearing returns to zero. No wallet changes.
     *
     * @param key of this fact, {@code settle:<key of the movement>:<n>}
     * @param movement the key under which the top-up or payout was booked
     */
    public Posted.Applied settle(String key, String movement, String source) {
        var posted = answer(
                key,
                sql.of("select * from ledger_settle(:key, :movement, :source, null, :at)")
                        .with("movement", movement)
                        .with("source", source));
        return Ledger.applied(key, posted);
    }

    /**
     * What the provider still owes of a top-up is given up: its clearing returns to zero at the platform's expense. No wallet
     * changes; nothing to give up is fine.
     *
     * @param key of this fact, {@code write-off:<key of the movement>}
     * @param movement the key under which the top-up was booked
     * @param why in the operator's words, never blank
     */
    public Posted.Applied writeOff(String key, String movement, String source, String why) {
        var posted = answer(
                key,
                sql.of("select * from ledger_write_off(:key, :movement, :source, :why, :at)")
                        .with("movement", movement)
                        .with("source", source)
                        .with("why", why));
        return Ledger.applied(key, posted);
    }

    /** Whether the provider still owes of what was booked under that key. */
    public boolean isUnsettled(String movement) {
        return sql.of("""
                        select exists (select from ledger_op o cross join lateral ledger_unsettled_of(o.tenant_id, o.id) u
                          where o.key = :movement and u.due > 0) as owed""").with("movement", movement).only(row -> row.flag("owed"));
    }

    private Posted answer(String key, Statement statement) {
        return statement
                .with("key", key)
                .with("at", clock.instant())
                .askOnly(Ledger::posted)
                .get();
    }
}
