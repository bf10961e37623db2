package com.speechcad.billing;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Which plans the users of the open transaction's tenant have. */
@Singleton
public class Subscriptions {
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
    private final Plans plans;
    private final Clock clock;

    Subscriptions(Sql sql, Plans plans, Clock clock) {
        this.sql = sql;
        this.plans = plans;
        this.clock = clock;
    }

    /** The plan that can be used now; none after the last instant of its period. */
    public Optional<Subscription> current(UserId user) {
        return sql.of(ONE + """
                        where s.user_id = :user and s.state = 'ACTIVE'
                          and s.period_start <= :now and s.period_end > :now""").with("user", user).with("now", clock.instant()).first(Subscriptions::subscription);
    }

    /** The Free plan, as long as the user has not started it: the first confirmed call will. */
    public Optional<Plan> freeToStart(UserId user) {
        var started = sql.of("select id from subscription where user_id = :user and free")
                .with("user", user)
                .first(row -> row.number("id"));
        return started.isPresent() ? Optional.empty() : plans.free(clock.instant());
    }

    /** The newest subscription, whatever became of it; zero when there was none. A purchase follows it. */
    public long newest(UserId user) {
        return sql.of("select coalesce(max(id), 0) as id from subscription where user_id = :user")
                .with("user", user)
                .only(row -> row.number("id"));
    }

    Optional<Subscription> bought(UserId user, Plan plan, long follows) {
        return sql.of(ONE + "where s.user_id = :user and s.plan_id = :plan and s.follows_id = :follows")
                .with("user", user)
                .with("plan", plan.id())
                .with("follows", follows)
                .first(Subscriptions::subscription);
    }

    /** Ends whatever the user has: its time is over, or another plan takes its place. */
    void end(UserId user, String state) {
        sql.of("update subscription set state = :state where user_id = :user and state in ('ACTIVE', 'PAST_DUE')")
                .with("state", state)
                .with("user", user)
                .update();
    }

    /** Begins a plan now, with a fresh allowance. */
    Subscription begin(UserId user, Plan plan, long follows) {
        var now = clock.instant();
        var id = sql.of("""
                        insert into subscription (user_id, plan_id, follows_id, free, state, period_start, period_end,
                          anchor_day)
                        values (:user, :plan, :follows, :free, 'ACTIVE', :start, :end, :anchor) returning id""")
                .with("user", user)
                .with("plan", plan.id())
                .with("follows", follows)
                .with("free", plan.free())
                .with("start", now)
                .with("end", now.plus(plan.length()))
                .with("anchor", now.atZone(ZoneOffset.UTC).getDayOfMonth())
                .only(row -> row.number("id"));
        for (var kind : CallKind.values()) {
            grant(id, now, kind, plan.allowance(kind));
        }
        return sql.of(ONE + "where s.id = :id").with("id", id).only(Subscriptions::subscription);
    }

    private void grant(long subscription, Instant start, CallKind kind, Duration granted) {
        sql.of("""
                insert into allowance (subscription_id, period_start, kind, granted_seconds)
                values (:subscription, :start, :kind, :seconds)""")
                .with("subscription", subscription)
                .with("start", start)
                .with("kind", kind)
                .with("seconds", Math.toIntExact(granted.toSeconds()))
                .update();
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
