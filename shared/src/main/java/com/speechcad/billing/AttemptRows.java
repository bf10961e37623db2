package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Authorisations of attempts in the database. */
@Singleton
class AttemptRows {
    private final Sql sql;

    AttemptRows(Sql sql) {
        this.sql = sql;
    }

    Optional<UserId> userOf(UUID attempt) {
        return sql.of("select user_id from attempt_authorisation where attempt_id = :attempt")
                .with("attempt", attempt)
                .first(row -> row.user("user_id"));
    }

    Optional<AttemptRow> find(UUID attempt) {
        return askFind(attempt).get();
    }

    Later<Optional<AttemptRow>> askFind(UUID attempt) {
        return sql.of("""
                        select a.*, v.label, exists(select from authorised_transfer t where t.attempt_id = a.attempt_id) as onward
                        from attempt_authorisation a
                        left join price_version v on v.id = a.price_version_id where a.attempt_id = :attempt""")
                .with("attempt", attempt)
                .askFirst(row -> new Found(attempt(row), row.flag("onward")))
                .then(found -> found.map(
                        one -> one.onward ? one.row.with(askTransfers(attempt).get()) : one.row));
    }

    /** @param onward whether it may be transferred */
    private record Found(AttemptRow row, boolean onward) {}

    /** When, and what for. */
    record Frame(CallKind kind, Optional<UUID> script, Instant now, Instant expires) {}

    void insert(AttemptRow row, Frame frame) {
        var tariff = row.tariff().orElse(null);
        var terms = tariff == null ? null : tariff.terms();
        var period = row.period().orElse(null);
        sql.of("""
                insert into attempt_authorisation (attempt_id, user_id, kind, state, refusal, shortfall_micros,
                  longest_seconds, plan_seconds, hold_micros, recording, region, price_version_id, micros_per_minute,
                  increment_seconds, minimum_seconds, recording_micros, subscription_id, period_start, authorised_at,
                  expires_at, free_seconds, machine_free_seconds, connection_micros, rounding, rounding_micros, of_plan,
                  script)
                values (:attempt, :user, :kind, :state, :refusal, :shortfall, :longest, :plan, :hold, :recording,
                  :region, :version, :rate, :increment, :minimum, :fee, :subscription, :start, :now, :expires,
                  coalesce(:free, 0), coalesce(:machineFree, 0), coalesce(:connection, 0),
                  coalesce(:rounding, 'HALF_UP'), coalesce(:place, 1), :ofPlan, :script)""")
                .with("attempt", row.attempt())
                .with("user", row.user())
                .with("kind", frame.kind())
                .with("state", row.state())
                .with("refusal", row.refusal())
                .with("shortfall", row.shortfall())
                .with("longest", row.longestSeconds())
                .with("plan", row.planSeconds())
                .with("hold", row.hold())
                .with("recording", row.recording())
                .with("region", row.region())
                .with("version", tariff == null ? null : tariff.version())
                .with("rate", tariff == null ? null : tariff.perMinute())
                .with("increment", terms == null ? null : terms.incrementSeconds())
                .with("minimum", terms == null ? null : terms.minimumSeconds())
                .with("fee", terms == null ? null : terms.recordingFee())
                .with("subscription", period == null ? null : period.subscription())
                .with("start", period == null ? null : period.start())
                .with("now", frame.now())
                .with("expires", frame.expires())
                .with("free", terms == null ? null : terms.freeSeconds())
                .with("machineFree", terms == null ? null : terms.machineFreeSeconds())
                .with("connection", terms == null ? null : terms.connectionFee())
                .with("rounding", terms == null ? null : terms.rounding().mode())
                .with("place", terms == null ? null : terms.rounding().placeMicros())
                .with("ofPlan", row.ofPlan())
                .with("script", frame.script().orElse(null))
                .update();
        row.transfers().forEach(transfer -> insert(row.attempt(), transfer));
    }

    private void insert(UUID attempt, AttemptRow.Transfer transfer) {
        sql.of("""
                insert into authorised_transfer (attempt_id, to_number, region, micros_per_minute, of_plan)
                values (:attempt, :to, :region, :rate, :ofPlan)""")
                .with("attempt", attempt)
                .with("to", transfer.to())
                .with("region", transfer.region())
                .with("rate", transfer.perMinute())
                .with("ofPlan", transfer.ofPlan())
                .update();
    }

    private Later<List<AttemptRow.Transfer>> askTransfers(UUID attempt) {
        return sql.of("select * from authorised_transfer where attempt_id = :attempt order by to_number")
                .with("attempt", attempt)
                .askList(row -> new AttemptRow.Transfer(
                        row.phone("to_number"),
                        row.text("region"),
                        row.money("micros_per_minute"),
                        row.flag("of_plan")));
    }

    void close(UUID attempt, AttemptRow.State state, Instant now) {
        sql.of("update attempt_authorisation set state = :state, closed_at = :now where attempt_id = :attempt")
                .with("state", state)
                .with("now", now)
                .with("attempt", attempt)
                .soon();
    }

    /** Its time is not over yet: an operator decides first, or it may be dialled only now. */
    void postpone(UUID attempt, Instant expires) {
        sql.of("""
                update attempt_authorisation set expires_at = greatest(expires_at, :expires)
                where attempt_id = :attempt""").with("expires", expires).with("attempt", attempt).soon();
    }

    private static AttemptRow attempt(Row row) throws SQLException {
        return new AttemptRow(
                row.uuid("attempt_id"),
                row.user("user_id"),
                row.constant(AttemptRow.State.class, "state"),
                row.text("refusal"),
                row.money("shortfall_micros"),
                row.text("region"),
                row.number("longest_seconds"),
                row.number("plan_seconds"),
                row.money("hold_micros"),
                row.flag("recording"),
                Optional.ofNullable(tariff(row)),
                row.flag("of_plan"),
                List.of(),
                Optional.ofNullable(period(row)));
    }

    private static @Nullable Tariff tariff(Row row) throws SQLException {
        var version = row.maybeNumber("price_version_id");
        return version.isEmpty()
                ? null
                : new Tariff(
                        version.get(),
                        row.text("label"),
                        row.text("region"),
                        false,
                        row.money("micros_per_minute"),
                        Tariffs.terms(row));
    }

    private static Allowances.@Nullable Period period(Row row) throws SQLException {
        var subscription = row.maybeNumber("subscription_id");
        return subscription.isEmpty()
                ? null
                : new Allowances.Period(
                        subscription.get(), row.instant("period_start"), row.constant(CallKind.class, "kind"));
    }
}
