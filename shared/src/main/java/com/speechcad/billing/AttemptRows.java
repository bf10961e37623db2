package com.speechcad.billing;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
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
        return sql.of("""
                        select a.*, v.label from attempt_authorisation a
                        left join price_version v on v.id = a.price_version_id where a.attempt_id = :attempt""").with("attempt", attempt).first(AttemptRows::attempt);
    }

    void insert(AttemptRow row, CallKind kind, Instant now, Instant expires) {
        var tariff = row.tariff().orElse(null);
        var period = row.period().orElse(null);
        sql.of("""
                insert into attempt_authorisation (attempt_id, user_id, kind, state, refusal, shortfall_micros,
                  longest_seconds, plan_seconds, hold_micros, recording, region, price_version_id, micros_per_minute,
                  increment_seconds, minimum_seconds, recording_micros, subscription_id, period_start, authorised_at,
                  expires_at)
                values (:attempt, :user, :kind, :state, :refusal, :shortfall, :longest, :plan, :hold, :recording,
                  :region, :version, :rate, :increment, :minimum, :fee, :subscription, :start, :now, :expires)""")
                .with("attempt", row.attempt())
                .with("user", row.user())
                .with("kind", kind)
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
                .with("increment", tariff == null ? null : tariff.incrementSeconds())
                .with("minimum", tariff == null ? null : tariff.minimumSeconds())
                .with("fee", tariff == null ? null : tariff.recordingFee())
                .with("subscription", period == null ? null : period.subscription())
                .with("start", period == null ? null : period.start())
                .with("now", now)
                .with("expires", expires)
                .update();
    }

    void close(UUID attempt, AttemptRow.State state, Instant now) {
        sql.of("update attempt_authorisation set state = :state, closed_at = :now where attempt_id = :attempt")
                .with("state", state)
                .with("now", now)
                .with("attempt", attempt)
                .update();
    }

    /** Its time is not over yet: an operator decides first. */
    void postpone(UUID attempt, Instant expires) {
        sql.of("""
                update attempt_authorisation set expires_at = greatest(expires_at, :expires)
                where attempt_id = :attempt""").with("expires", expires).with("attempt", attempt).update();
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
                        row.integer("increment_seconds"),
                        row.integer("minimum_seconds"),
                        row.money("recording_micros"));
    }

    private static Allowances.@Nullable Period period(Row row) throws SQLException {
        var subscription = row.maybeNumber("subscription_id");
        return subscription.isEmpty()
                ? null
                : new Allowances.Period(
                        subscription.get(), row.instant("period_start"), row.constant(CallKind.class, "kind"));
    }
}
