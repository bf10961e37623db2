package com.speechcad.billing;

import com.speechcad.billing.BreakerLimits.Limits;
import com.speechcad.db.Audit;
import com.speechcad.db.Json;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Message;
import com.speechcad.notify.SeenTo;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The circuit breakers' limits, changed by an operator: lower at once, higher when a second operator agrees. A newer change
 * takes the place of a wish that waits. Every method works in the open transaction.
 */
@Singleton
public class ChangeLimits {
    /** Shows the limits and what waits for a second person. */
    public static final String SCREEN = "stopped.limits";

    /** What those are asked as who could agree. */
    private static final String NOTICE = "breaker-limits";

    private final Sql sql;
    private final BreakerLimits limits;
    private final SecondPerson second;
    private final Audit audit;
    private final Json json;
    private final Clock clock;

    ChangeLimits(Sql sql, BreakerLimits limits, SecondPerson second, Audit audit, Json json, Clock clock) {
        this.sql = sql;
        this.limits = limits;
        this.second = second;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** What waits for a second person's word. */
    public record Wish(Limits limits, String why, UserId by, Instant at) {}

    /** What came of it. */
    public enum Outcome {
        DONE,
        /** A second person has to agree. */
        WAITS,
        /** These hold already; nothing happened, and a wish that waits still does. */
        SAME,
        /** Decided or changed by somebody else, or nobody's wish any more; nothing happened now. */
        GONE,
        /** Whoever asked or would agree became an admin today. */
        TOO_NEW
    }

    /** Whether a second person has to agree to these. */
    public boolean takesTwo(Limits wanted) {
        return wanted.areLooserThan(limits.now());
    }

    /**
     * Changes what differs between the two; what others have changed since stays as it is.
     *
     * @param seen what the operator was shown; where others have changed the same limit by now nothing happens
     * @param why in the operator's words, never blank
     */
    public Outcome change(UserId operator, Limits seen, Limits changed, String why) {
        lock();
        var now = limits.now();
        var fitting = changed.afterOthers(seen, now);
        if (fitting.isEmpty()) {
            return Outcome.GONE;
        }
        var wanted = fitting.get();
        if (wanted.equals(now)) {
            return Outcome.SAME;
        }
        wish().ifPresent(old -> {
            forget();
            log(operator, "replaced", old.why());
            second.seenTo(operator, NOTICE, SeenTo.How.REPLACED);
        });
        if (!takesTwo(wanted)) {
            limits.set(operator, wanted);
            log(operator, "changed", why);
            return Outcome.DONE;
        }
        sql.of("""
                update breaker_limit set asked_operations = :operations, asked_debit_micros = :debit,
                  asked_minute_micros = :minute, asked_why = :why, asked_by = :by, asked_at = :now""")
                .with("operations", wanted.operationsADay())
                .with("debit", wanted.debitAnHour())
                .with("minute", wanted.chargeAMinute())
                .with("why", why)
                .with("by", operator)
                .with("now", clock.instant())
                .update();
        log(operator, "asked", why);
        var message = Message.of(Text.text(BreakerText.LIMITS_ASK_SECOND))
                .row(Button.open(Text.text(BreakerText.LOOK), SCREEN))
                .asNew();
        second.tellOthers(operator, NOTICE + ":" + clock.instant().toEpochMilli(), message);
        return Outcome.WAITS;
    }

    /**
     * A second operator agrees: it holds from now on.
     *
     * @param seen what they were shown; where something else waits by now nothing happens
     */
    public Outcome agree(UserId another, Wish seen) {
        lock();
        var asked = wish().filter(seen::equals).filter(wish -> !wish.by().equals(another));
        if (asked.filter(wish -> second.areTooNew(wish.by(), another)).isPresent()) {
            return Outcome.TOO_NEW;
        }
        asked.ifPresent(wish -> {
            limits.set(wish.by(), another, wish.limits());
            forget();
            log(another, "agreed", wish.why());
            second.seenTo(another, NOTICE, SeenTo.How.APPROVED);
        });
        return asked.isPresent() ? Outcome.DONE : Outcome.GONE;
    }

    /**
     * A second operator does not agree, or whoever asked thinks better of it.
     *
     * @param seen as in {@link #agree}
     */
    public Outcome drop(UserId operator, Wish seen) {
        lock();
        var asked = wish().filter(seen::equals);
        asked.ifPresent(wish -> {
            forget();
            var isOwn = wish.by().equals(operator);
            log(operator, isOwn ? "withdrawn" : "declined", wish.why());
            second.seenTo(operator, NOTICE, isOwn ? SeenTo.How.WITHDRAWN : SeenTo.How.DECLINED);
        });
        return asked.isPresent() ? Outcome.DONE : Outcome.GONE;
    }

    public Optional<Wish> wish() {
        return sql.of("""
                        select asked_operations, asked_debit_micros, asked_minute_micros, asked_why, asked_by, asked_at
                        from breaker_limit where asked_by is not null""").first(ChangeLimits::wish);
    }

    private static Wish wish(Row row) throws SQLException {
        return new Wish(
                new Limits(
                        row.integer("asked_operations"),
                        row.money("asked_debit_micros"),
                        row.money("asked_minute_micros")),
                row.text("asked_why"),
                row.user("asked_by"),
                row.instant("asked_at"));
    }

    /** The row is the lock; it is there from the first change on. */
    private void lock() {
        var now = limits.now();
        sql.of("""
                insert into breaker_limit (most_operations_a_day, most_debit_an_hour_micros, most_charge_a_minute_micros,
                  updated_at)
                values (:operations, :debit, :minute, :now) on conflict (tenant_id) do nothing""")
                .with("operations", now.operationsADay())
                .with("debit", now.debitAnHour())
                .with("minute", now.chargeAMinute())
                .with("now", clock.instant())
                .update();
        sql.of("select tenant_id from breaker_limit for update").first(row -> row.number("tenant_id"));
    }

    private void forget() {
        sql.of("""
                update breaker_limit set asked_operations = null, asked_debit_micros = null, asked_minute_micros = null,
                  asked_why = null, asked_by = null, asked_at = null
                where asked_by is not null""").update();
    }

    private void log(UserId operator, String what, String why) {
        audit.append("user:" + operator.value(), "breaker.limits-" + what, "tenant", json.write(Map.of("reason", why)));
    }
}
