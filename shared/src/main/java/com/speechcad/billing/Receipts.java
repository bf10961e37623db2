package com.speechcad.billing;

import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Receipts of calls: written once, never changed. */
@Singleton
public class Receipts {
    private static final String ALL =
            "select r.*, v.label from receipt r join price_version v on v.id = r.price_version_id ";

    private final Sql sql;

    Receipts(Sql sql) {
        this.sql = sql;
    }

    /** Empty until the attempt is settled. */
    public Optional<Receipt> of(UUID attempt) {
        return sql.of(ALL + "where r.attempt_id = :attempt")
                .with("attempt", attempt)
                .first(Receipts::receipt);
    }

    /** The same, for the user whose call it was and nobody else. */
    public Optional<Receipt> of(UserId user, UUID attempt) {
        return sql.of(ALL + "where r.attempt_id = :attempt and r.user_id = :user")
                .with("attempt", attempt)
                .with("user", user)
                .first(Receipts::receipt);
    }

    /** A user's receipts, newest first. */
    public List<Receipt> newest(UserId user, int skip, int size) {
        return sql.of(ALL + """
                        where r.user_id = :user order by r.settled_at desc, r.attempt_id limit :size offset :skip""")
                .with("user", user)
                .with("skip", skip)
                .with("size", size)
                .list(Receipts::receipt);
    }

    public int count(UserId user) {
        return sql.of("select count(*) as many from receipt where user_id = :user")
                .with("user", user)
                .only(row -> row.integer("many"));
    }

    void insert(Receipt receipt, UserId user, long priceVersion) {
        sql.of("""
                insert into receipt (attempt_id, user_id, connected_ms, billed_seconds, plan_seconds, wallet_seconds,
                  increment_seconds, minimum_seconds, longest_seconds, micros_per_minute, call_micros, recording_micros,
                  held_micros, held_plan_seconds, returned_micros, owed_micros, price_version_id, ledger_entries,
                  settled_at)
                values (:attempt, :user, :connected, :billed, :plan, :wallet, :increment, :minimum, :longest, :rate,
                  :call, :recording, :held, :heldPlan, :returned, :owed, :version, :entries::bigint[], :at)""")
                .with("attempt", receipt.attempt())
                .with("user", user)
                .with("connected", receipt.connected().toMillis())
                .with("billed", receipt.billedSeconds())
                .with("plan", receipt.planSeconds())
                .with("wallet", receipt.walletSeconds())
                .with("increment", receipt.incrementSeconds())
                .with("minimum", receipt.minimumSeconds())
                .with("longest", receipt.longestSeconds())
                .with("rate", receipt.perMinute())
                .with("call", receipt.call())
                .with("recording", receipt.recording())
                .with("held", receipt.held())
                .with("heldPlan", receipt.heldPlanSeconds())
                .with("returned", receipt.returned())
                .with("owed", receipt.owed())
                .with("version", priceVersion)
                .with("entries", receipt.entries())
                .with("at", receipt.settledAt())
                .update();
    }

    private static Receipt receipt(Row row) throws SQLException {
        return new Receipt(
                row.uuid("attempt_id"),
                Duration.ofMillis(row.number("connected_ms")),
                row.number("billed_seconds"),
                row.number("plan_seconds"),
                row.number("wallet_seconds"),
                row.integer("increment_seconds"),
                row.integer("minimum_seconds"),
                row.number("longest_seconds"),
                row.money("micros_per_minute"),
                row.money("call_micros"),
                row.money("recording_micros"),
                row.money("held_micros"),
                row.number("held_plan_seconds"),
                row.money("returned_micros"),
                row.money("owed_micros"),
                row.text("label"),
                row.numbers("ledger_entries"),
                row.instant("settled_at"));
    }
}
