package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Receipts of calls: written once, never changed. */
@Singleton
public class Receipts {
    static final String ALL = """
            select r.*, r.recording_fee_micros as fee, v.label, t.to_number, t.ending as t_ending,
              t.micros_per_minute as t_rate, t.of_plan as t_of_plan, t.connected_ms as t_connected,
              t.billed_seconds as t_billed, t.plan_seconds as t_plan, t.wallet_seconds as t_wallet,
              t.call_micros as t_micros, c.change, c.micros as c_micros, c.ledger_entries as c_entries, c.at as c_at
            from receipt r join price_version v on v.id = r.price_version_id
            left join receipt_transfer t on t.attempt_id = r.attempt_id
            left join receipt_recording c on c.attempt_id = r.attempt_id\s""";

    private final Sql sql;

    Receipts(Sql sql) {
        this.sql = sql;
    }

    /** Empty until the attempt is settled. */
    public Optional<Receipt> of(UUID attempt) {
        return askOf(attempt).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    public Later<Optional<Receipt>> askOf(UUID attempt) {
        return sql.of(ALL + "where r.attempt_id = :attempt")
                .with("attempt", attempt)
                .askFirst(Receipts::receipt);
    }

    /** The same, for the user whose call it was and nobody else. */
    public Optional<Receipt> of(UserId user, UUID attempt) {
        return sql.of(ALL + "where r.attempt_id = :attempt and r.user_id = :user")
                .with("attempt", attempt)
                .with("user", user)
                .first(Receipts::receipt);
    }

    /** A user's receipts, newest first. */
    public List<Receipt> newest(UserId user, int offset, int most) {
        return sql.of(ALL + """
                        where r.user_id = :user order by r.settled_at desc, r.attempt_id limit :most offset :offset""")
                .with("user", user)
                .with("offset", offset)
                .with("most", most)
                .list(Receipts::receipt);
    }

    public int count(UserId user) {
        return sql.of("select count(*) as many from receipt where user_id = :user")
                .with("user", user)
                .only(row -> row.integer("many"));
    }

    /** The bill once more, from nothing but what the receipt says went into it. It is what the receipt says came out. */
    static CallRating.Bill rerate(Receipt receipt) {
        return CallRating.of(new CallRating.Inputs(
                receipt.terms(),
                receipt.longestSeconds(),
                receipt.usablePlanSeconds(),
                new CallRating.Leg(
                        receipt.perMinute(),
                        receipt.ofPlan(),
                        receipt.connected().toMillis(),
                        receipt.ending()),
                receipt.transfer()
                        .map(leg -> new CallRating.Leg(
                                leg.perMinute(), leg.ofPlan(), leg.connected().toMillis(), leg.ending())),
                receipt.recorded()));
    }

    void insert(Receipt receipt, UserId user, long priceVersion) {
        var terms = receipt.terms();
        sql.of("""
                insert into receipt (attempt_id, user_id, connected_ms, billed_seconds, plan_seconds, wallet_seconds,
                  increment_seconds, minimum_seconds, longest_seconds, micros_per_minute, call_micros, recording_micros,
                  held_micros, held_plan_seconds, returned_micros, owed_micros, price_version_id, ledger_entries,
                  settled_at, ending, free_seconds, machine_free_seconds, connection_micros, rounding, rounding_micros,
                  of_plan, usable_plan_seconds, recorded, recording_fee_micros)
                values (:attempt, :user, :connected, :billed, :plan, :wallet, :increment, :minimum, :longest, :rate,
                  :call, :recording, :held, :heldPlan, :returned, :owed, :version, :entries::bigint[], :at, :ending,
                  :free, :machineFree, :connection, :rounding, :place, :ofPlan, :usable, :recorded, :fee)""")
                .with("attempt", receipt.attempt())
                .with("user", user)
                .with("connected", receipt.connected().toMillis())
                .with("billed", receipt.billedSeconds())
                .with("plan", receipt.planSeconds())
                .with("wallet", receipt.walletSeconds())
                .with("increment", terms.incrementSeconds())
                .with("minimum", terms.minimumSeconds())
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
                .with("ending", receipt.ending())
                .with("free", terms.freeSeconds())
                .with("machineFree", terms.machineFreeSeconds())
                .with("connection", terms.connectionFee())
                .with("rounding", terms.rounding().mode())
                .with("place", terms.rounding().placeMicros())
                .with("ofPlan", receipt.ofPlan())
                .with("usable", receipt.usablePlanSeconds())
                .with("recorded", receipt.recorded())
                .with("fee", terms.recordingFee())
                .soon();
        receipt.transfer().ifPresent(leg -> insert(receipt.attempt(), leg));
    }

    private void insert(UUID attempt, Receipt.Transfer leg) {
        sql.of("""
                insert into receipt_transfer (attempt_id, to_number, ending, micros_per_minute, of_plan, connected_ms,
                  billed_seconds, plan_seconds, wallet_seconds, call_micros)
                values (:attempt, :to, :ending, :rate, :ofPlan, :connected, :billed, :plan, :wallet, :amount)""")
                .with("attempt", attempt)
                .with("to", leg.to())
                .with("ending", leg.ending())
                .with("rate", leg.perMinute())
                .with("ofPlan", leg.ofPlan())
                .with("connected", leg.connected().toMillis())
                .with("billed", leg.billedSeconds())
                .with("plan", leg.planSeconds())
                .with("wallet", leg.walletSeconds())
                .with("amount", leg.amount())
                .soon();
    }

    void insert(UUID attempt, Receipt.RecordingChange change) {
        sql.of("""
                insert into receipt_recording (attempt_id, change, micros, ledger_entries, at)
                values (:attempt, :change, :micros, :entries::bigint[], :at)""")
                .with("attempt", attempt)
                .with("change", change.kind())
                .with("micros", change.amount())
                .with("entries", change.entries())
                .with("at", change.at())
                .update();
    }

    static Receipt receipt(Row row) throws SQLException {
        return new Receipt(
                row.uuid("attempt_id"),
                Duration.ofMillis(row.number("connected_ms")),
                row.constant(Ending.class, "ending"),
                row.number("billed_seconds"),
                row.number("plan_seconds"),
                row.number("wallet_seconds"),
                terms(row),
                row.number("longest_seconds"),
                row.money("micros_per_minute"),
                row.flag("of_plan"),
                row.money("call_micros"),
                row.flag("recorded"),
                row.money("recording_micros"),
                row.money("held_micros"),
                row.number("held_plan_seconds"),
                row.number("usable_plan_seconds"),
                row.money("returned_micros"),
                row.money("owed_micros"),
                row.text("label"),
                row.numbers("ledger_entries"),
                row.instant("settled_at"),
                Optional.ofNullable(transfer(row)),
                Optional.ofNullable(change(row)));
    }

    /** Its own copy, not the version's: the receipt stands for itself. */
    private static Terms terms(Row row) throws SQLException {
        return new Terms(
                row.integer("increment_seconds"),
                row.integer("minimum_seconds"),
                row.integer("free_seconds"),
                row.integer("machine_free_seconds"),
                row.money("connection_micros"),
                new Rounding(row.constant(Rounding.Mode.class, "rounding"), row.number("rounding_micros")),
                row.money("fee"));
    }

    private static Receipt.@Nullable Transfer transfer(Row row) throws SQLException {
        return row.maybeText("to_number").isEmpty()
                ? null
                : new Receipt.Transfer(
                        row.phone("to_number"),
                        row.constant(Ending.class, "t_ending"),
                        row.money("t_rate"),
                        row.flag("t_of_plan"),
                        Duration.ofMillis(row.number("t_connected")),
                        row.number("t_billed"),
                        row.number("t_plan"),
                        row.number("t_wallet"),
                        row.money("t_micros"));
    }

    private static Receipt.@Nullable RecordingChange change(Row row) throws SQLException {
        return row.maybeText("change").isEmpty()
                ? null
                : new Receipt.RecordingChange(
                        row.constant(Receipt.RecordingChange.Kind.class, "change"),
                        row.money("c_micros"),
                        row.numbers("c_entries"),
                        row.instant("c_at"));
    }
}
