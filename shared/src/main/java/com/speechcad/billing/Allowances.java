package com.speechcad.billing;

import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Seconds of plans: reserved for calls that run, then used or given back. The table refuses more than was granted. */
@Singleton
class Allowances {
    private final Sql sql;

    Allowances(Sql sql) {
        this.sql = sql;
    }

    /** One period of one subscription. */
    record Period(long subscription, Instant start, CallKind kind) {}

    void reserve(Period period, long seconds) {
        changeOne("""
                update allowance set reserved_seconds = reserved_seconds + :seconds
                where subscription_id = :subscription and period_start = :start and kind = :kind
                  and granted_seconds - used_seconds - reserved_seconds >= :seconds""", period, seconds, 0);
    }

    /** Gives back what was reserved, less what was used of it. */
    void settle(Period period, long reserved, long used) {
        changeOne("""
                update allowance set reserved_seconds = reserved_seconds - :seconds, used_seconds = used_seconds + :used
                where subscription_id = :subscription and period_start = :start and kind = :kind""", period, reserved, used);
    }

    /**
     * What a late word may still use of it for an attempt that gave its seconds back: what is reserved for nobody. Nothing once
     * an upgrade was credited with what was left of that period, whether by its seconds or by its time.
     */
    long leftFor(UUID attempt, Period period) {
        return sql.of("""
                        select case when exists (
                            select from attempt_authorisation a
                              join subscription_event old on old.user_id = a.user_id and old.subscription_id = :subscription
                                and old.kind = 'REPLACED' and old.period_start = :start and old.at >= a.closed_at
                              join subscription_event next on next.user_id = a.user_id and next.kind = 'ACTIVATED'
                                and next.at = old.at and next.credit_micros > 0
                            where a.attempt_id = :attempt) then 0
                          else granted_seconds - used_seconds - reserved_seconds end as seconds
                        from allowance
                        where subscription_id = :subscription and period_start = :start and kind = :kind""")
                .with("attempt", attempt)
                .with("subscription", period.subscription())
                .with("start", period.start())
                .with("kind", period.kind())
                .only(row -> row.number("seconds"));
    }

    private void changeOne(String statement, Period period, long seconds, long used) {
        sql.of(statement)
                .with("subscription", period.subscription())
                .with("start", period.start())
                .with("kind", period.kind())
                .with("seconds", seconds)
                .with("used", used)
                .askUpdate()
                .then(changed -> {
                    if (changed != 1) {
                        throw new IllegalStateException("no room for " + seconds + " s in " + period);
                    }
                    return changed;
                });
    }
}
