package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The first question about a plan: may its minutes be used? From the first instant of a period to its last second. */
@Singleton
class Entitlement {
    private static final String ONE = "select s.id, s.period_start, s.period_end, " + Plans.COLUMNS + """
            , single.granted_seconds as single_granted, single.used_seconds as single_used,
            single.reserved_seconds as single_reserved, bulk.granted_seconds as bulk_granted,
            bulk.used_seconds as bulk_used, bulk.reserved_seconds as bulk_reserved
            from subscription s
            join plan p on p.id = s.plan_id
            join allowance single on single.subscription_id = s.id and single.period_start = s.period_start
              and single.kind = 'SINGLE'
            join allowance bulk on bulk.subscription_id = s.id and bulk.period_start = s.period_start
              and bulk.kind = 'BULK'
            """;

    private final Sql sql;
    private final Clock clock;

    Entitlement(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The plan that can be used now; in the open transaction. */
    Optional<Subscription> of(UserId user) {
        return ask(user).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    Later<Optional<Subscription>> ask(UserId user) {
        return sql.of(ONE + """
                        where s.user_id = :user and s.state in ('ACTIVE', 'CANCEL_AT_PERIOD_END')
                          and s.period_start <= :now and s.period_end > :now""").with("user", user).with("now", clock.instant()).askFirst(Entitlement::subscription);
    }

    /** One with its present period, usable or not. */
    Subscription one(long id) {
        return sql.of(ONE + "where s.id = :id").with("id", id).only(Entitlement::subscription);
    }

    private static Subscription subscription(Row row) throws SQLException {
        return new Subscription(
                row.number("id"),
                Plans.plan(row),
                row.instant("period_start"),
                row.instant("period_end"),
                allowance(row, "single"),
                allowance(row, "bulk"));
    }

    private static Subscription.Allowance allowance(Row row, String kind) throws SQLException {
        return new Subscription.Allowance(
                Duration.ofSeconds(row.number(kind + "_granted")),
                Duration.ofSeconds(row.number(kind + "_used")),
                Duration.ofSeconds(row.number(kind + "_reserved")));
    }
}
