package com.speechcad.wallet;

import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * The operations on the books of the open transaction's tenant. Each is one function of the database and idempotent by
 * its key; call it as the last thing before the outbox and the commit. A key used for two different things is an
 * {@link IllegalStateException} and an alarm.
 */
@Singleton
public class Ledger {
    private final Sql sql;
    private final Clock clock;

    Ledger(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Puts money into the wallet; what the user owes is settled out of it first. */
    public Posted credit(Movement movement) {
        return move("ledger_credit", movement);
    }

    /** All of it or nothing. */
    public Posted debit(Movement movement) {
        return move("ledger_debit", movement);
    }

    /** Gives back some of what the operation {@code original} took, never more than is left of it. */
    public Posted refund(String key, long original, Money amount, String source, String note) {
        return answer(
                key,
                sql.of("select * from ledger_refund(:key, :original, :amount, :source, :note, :at)")
                        .with("original", original)
                        .with("amount", amount)
                        .with("source", source)
                        .with("note", note));
    }

    /**
     * Sets an amount aside (zero is fine) for one subject, under the key {@code hold:<subject>}.
     *
     * @param expires when the sweep gives it back, should nobody close it
     */
    public Posted hold(UserId user, Money amount, String subject, Instant expires) {
        return answer(
                "hold:" + subject,
                sql.of("select * from ledger_authorise(:key, :user, :amount, :subject, :expires, 'user', :at)")
                        .with("user", user)
                        .with("amount", amount)
                        .with("subject", subject)
                        .with("expires", expires));
    }

    /**
     * Charges what was used: out of the hold, then out of what is available, and the rest is owed; what is left of the
     * hold comes back. The hold may have been closed before: the service was given.
     */
    public Posted.Applied capture(String key, String subject, List<Charge> charges, String source) {
        return askToCapture(key, subject, charges, source).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    public Later<Posted.Applied> askToCapture(String key, String subject, List<Charge> charges, String source) {
        return ask(
                        key,
                        sql.of("""
                        select * from ledger_capture(:key, :subject, :reasons, :amounts::bigint[], :source, :at)""")
                        .with("subject", subject)
                        .with(
                                "reasons",
                                charges.stream()
                                        .map(charge -> charge.reason().name())
                                        .toList())
                        .with(
                                "amounts",
                                charges.stream()
                                        .map(charge -> charge.amount().micros())
                                        .toList())
                                .with("source", source))
                .then(posted -> applied(key, posted));
    }

    /** Gives all of the hold back, unless it was closed before; then that is told again. */
    public Posted.Applied release(String subject, String source) {
        return close(subject, "RELEASE", source);
    }

    /** The same, because its time is over. */
    Posted.Applied expire(String subject) {
        return close(subject, "EXPIRE", "sweep");
    }

    /** What is wrong with the books of the open transaction's tenant: nothing, if they are healthy. */
    public List<Fault> faults() {
        return sql.of("select name, detail from ledger_invariants()")
                .list(row -> new Fault(row.text("name"), row.text("detail")));
    }

    /** A broken rule of the books. */
    public record Fault(String name, String detail) {}

    private Posted.Applied close(String subject, String cause, String source) {
        var posted = answer(
                "hold:" + subject + ":close",
                sql.of("select * from ledger_close(:subject, :cause, :source, :at)")
                        .with("subject", subject)
                        .with("cause", cause)
                        .with("source", source));
        return applied(subject, posted);
    }

    private Posted move(String function, Movement movement) {
        return answer(
                movement.key(),
                sql.of("select * from " + function
                                + "(:key, :reason, :user, :amount, :subject, :source, :ref, :note, :at)")
                        .with("reason", movement.reason())
                        .with("user", movement.user())
                        .with("amount", movement.amount())
                        .with("subject", movement.subject())
                        .with("source", movement.source())
                        .with("ref", movement.externalRef().orElse(null))
                        .with("note", movement.note()));
    }

    private Posted answer(String key, Sql.Statement statement) {
        return ask(key, statement).get();
    }

    private Later<Posted> ask(String key, Sql.Statement statement) {
        return statement.with("key", key).with("at", clock.instant()).askOnly(Ledger::posted);
    }

    private static Posted.Applied applied(String key, Posted posted) {
        return switch (posted) {
            case Posted.Applied applied -> applied;
            case Posted.Rejected rejected ->
                throw new IllegalStateException(key + " cannot be rejected, but was: " + rejected);
        };
    }

    private static Posted posted(Row row) throws SQLException {
        return row.flag("applied")
                ? new Posted.Applied(
                        row.number("op_id"),
                        row.flag("replayed"),
                        row.money("moved_micros"),
                        row.money("owed_micros"),
                        row.money("returned_micros"),
                        row.numbers("entries"))
                : new Posted.Rejected(
                        row.number("op_id"),
                        row.flag("replayed"),
                        row.constant(Posted.Why.class, "reason"),
                        row.money("shortfall_micros"));
    }
}
