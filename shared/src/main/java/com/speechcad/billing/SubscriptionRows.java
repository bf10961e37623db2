package com.speechcad.billing;

import com.speechcad.db.Jobs;
import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The rows under {@link SubscriptionMachine}. Whoever writes holds the user's {@link BillingLock}. */
@Singleton
class SubscriptionRows {
    static final String DUE_JOB = "subscription-due";

    static final String SELECT = "select s.id, s.user_id, s.state, s.period_start, s.period_end, s.auto_renew,"
            + " s.next_plan_id, s.renewed_before, s.past_due_since, s.tries, " + Plans.COLUMNS
            + " from subscription s join plan p on p.id = s.plan_id ";

    private final Sql sql;
    private final Jobs jobs;
    private final Clock clock;

    SubscriptionRows(Sql sql, Jobs jobs, Clock clock) {
        this.sql = sql;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The one that runs or is past due; at most one per person. */
    Optional<SubscriptionRow> current(UserId user) {
        return askCurrent(user).get();
    }

    Later<Optional<SubscriptionRow>> askCurrent(UserId user) {
        return sql.of(SELECT + """
                        where s.user_id = :user and s.state in ('ACTIVE', 'CANCEL_AT_PERIOD_END', 'PAST_DUE')""").with("user", user).askFirst(SubscriptionRows::row);
    }

    /** Whether there is one that has not come to its end, in the round trip of whatever is needed next. */
    Later<Boolean> askAny(UserId user) {
        return sql.of("""
                        select exists(select from subscription
                          where user_id = :user and state in ('PENDING', 'ACTIVE', 'CANCEL_AT_PERIOD_END', 'PAST_DUE'))
                          as found""").with("user", user).askOnly(row -> row.flag("found"));
    }

    /** The one that waits for its money; at most one per person. */
    Optional<SubscriptionRow> pending(UserId user) {
        return sql.of(SELECT + "where s.user_id = :user and s.state = 'PENDING'")
                .with("user", user)
                .first(SubscriptionRows::row);
    }

    /** When the one that waits for its money lapses, as long as its invoice can be paid, or money for it was seen. */
    Optional<Instant> pendingUnderWay(UserId user) {
        return sql.of("""
                        select s.period_end from subscription s
                        join purchase_intent i on i.tenant_id = s.tenant_id and i.subscription_id = s.id
                        join top_up t on t.tenant_id = i.tenant_id and t.id = i.top_up_id
                        where s.user_id = :user and s.state = 'PENDING'
                          and t.state not in ('EXPIRED', 'CANCELLED', 'REFUSED', 'REVERSED')""").with("user", user).first(row -> row.instant("period_end"));
    }

    /** Held until the open transaction ends; empty when somebody else holds it. */
    Optional<SubscriptionRow> lock(long id) {
        return sql.of(SELECT + "where s.id = :id for update of s skip locked")
                .with("id", id)
                .first(SubscriptionRows::row);
    }

    UserId userOf(long id) {
        return sql.of("select user_id from subscription where id = :id")
                .with("id", id)
                .only(row -> row.user("user_id"));
    }

    /** The newest, whatever became of it; zero when there was none. */
    long newest(UserId user) {
        return sql.of("select coalesce(max(id), 0) as id from subscription where user_id = :user")
                .with("user", user)
                .only(row -> row.number("id"));
    }

    /** Which subscription an event with that key happened to. */
    Optional<Long> happened(String key) {
        return sql.of("select subscription_id from subscription_event where key = :key")
                .with("key", key)
                .first(row -> row.number("subscription_id"));
    }

    /** How many events there were: with it, a key is taken from the state that a person saw. */
    long events(long subscription) {
        return sql.of("select count(*) as many from subscription_event where subscription_id = :id")
                .with("id", subscription)
                .only(row -> row.number("many"));
    }

    /** Writes down what is wanted; it becomes a plan by {@link SubscriptionEvent#ACTIVATED}. */
    SubscriptionRow want(UserId user, Plan plan, long follows, boolean autoRenew, Instant until) {
        var now = clock.instant();
        var id = sql.of("""
                        insert into subscription (user_id, plan_id, follows_id, free, state, period_start, period_end,
                          anchor_day, auto_renew, due_at)
                        values (:user, :plan, :follows, :free, 'PENDING', :now, :until, :day, :renew, :due)
                        returning id""")
                .with("user", user)
                .with("plan", plan.id())
                .with("follows", follows)
                .with("free", plan.free())
                .with("now", now)
                .with("until", until)
                .with("day", now.atZone(ZoneOffset.UTC).getDayOfMonth())
                .with("renew", autoRenew && !plan.free())
                .with("due", Dunning.againOrEnd(now, until))
                .only(row -> row.number("id"));
        return new SubscriptionRow(
                id,
                user,
                plan,
                SubscriptionState.PENDING,
                now,
                until,
                autoRenew && !plan.free(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /**
     * Lets an event happen, by the table.
     *
     * @return the row after it; empty when the table does not know the event there and then, or it happened before
     */
    Optional<SubscriptionRow> happen(SubscriptionRow row, SubscriptionEvent event, SubscriptionChange change) {
        var found = SubscriptionMachine.find(row, event, change.at());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var line = found.get();
        var after = line.effect().on(row, change).in(line.to());
        if (!write(row, event, change, after, line.effect() == SubscriptionMachine.Effect.PERIOD)) {
            return Optional.empty();
        }
        Dunning.due(after, change.at())
                .ifPresent(due -> jobs.addAt(DUE_JOB, after.id() + ":" + due.getEpochSecond(), "{}", due));
        return Optional.of(after);
    }

    /** One statement: a renewal of very many is a matter of round trips. */
    private boolean write(
            SubscriptionRow row,
            SubscriptionEvent event,
            SubscriptionChange change,
            SubscriptionRow after,
            boolean beginsPeriod) {
        return sql.of("""
                        with told as (
                          insert into subscription_event (subscription_id, user_id, key, kind, from_state, to_state,
                            plan_id, period_start, period_end, charged_micros, credit_micros, missing_micros, at)
                          values (:id, :user, :key, :event, :from, :to, :told, :start, :end, :charged, :credit,
                            :missing, :at)
                          on conflict do nothing returning id),
                        changed as (
                          update subscription set state = :to, plan_id = :plan, period_start = :start,
                            period_end = :end, auto_renew = :renew, next_plan_id = :next, renewed_before = :before,
                            past_due_since = :since, tries = :tries, due_at = :due, notice_at = :notice
                          where id = :id and state = :from and exists (select from told) returning id),
                        granted as (
                          insert into allowance (subscription_id, period_start, kind, granted_seconds)
                          select :id, :start, kind, seconds
                          from (values ('SINGLE', :single), ('BULK', :bulk)) as pools (kind, seconds)
                          where :begins and exists (select from told) returning kind)
                        select (select count(*) from told) as told, (select count(*) from changed) as changed""")
                .with("id", row.id())
                .with("user", row.user())
                .with("key", change.key())
                .with("event", event)
                .with("from", row.state())
                .with("to", after.state())
                .with("told", change.plan().id())
                .with("plan", after.plan().id())
                .with("start", after.start())
                .with("end", after.end())
                .with("charged", change.charged())
                .with("credit", change.credit())
                .with("missing", change.missing().max(Money.ZERO))
                .with("at", change.at())
                .with("renew", after.autoRenew())
                .with("next", after.next().orElse(null))
                .with("before", after.renewedBefore().orElse(null))
                .with("since", after.pastDueSince().orElse(null))
                .with("tries", after.tries())
                .with("due", Dunning.due(after, change.at()).orElse(null))
                .with("notice", Dunning.notice(after, change.at()).orElse(null))
                .with("begins", beginsPeriod)
                .with("single", Math.toIntExact(after.plan().single().toSeconds()))
                .with("bulk", Math.toIntExact(after.plan().bulk().toSeconds()))
                .only(counts -> counts.number("told") - counts.number("changed") == 0
                        ? counts.number("told") == 1
                        : notOurs(row));
    }

    private static boolean notOurs(SubscriptionRow row) {
        throw new IllegalStateException("subscription " + row.id() + " is not " + row.state() + " any more");
    }

    /** The clock looks again then. The caller holds the row. */
    void postpone(long id, Instant until) {
        sql.of("update subscription set due_at = :until where id = :id and due_at is not null")
                .with("until", until)
                .with("id", id)
                .update();
    }

    static SubscriptionRow row(Row row) throws SQLException {
        return new SubscriptionRow(
                row.number("id"),
                row.user("user_id"),
                Plans.plan(row),
                row.constant(SubscriptionState.class, "state"),
                row.instant("period_start"),
                row.instant("period_end"),
                row.flag("auto_renew"),
                row.maybeNumber("next_plan_id"),
                row.maybeFlag("renewed_before"),
                row.maybeInstant("past_due_since"),
                row.integer("tries"));
    }
}
