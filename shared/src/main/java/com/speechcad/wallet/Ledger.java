package com.speechcad.wallet;

import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.db.Statement;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operations on the books of the open transaction's tenant. Each is one function of the database and idempotent by
 * its key; call it as the last thing before the outbox and the commit. A key used for two different things, or a fact
 * that comes under a second key, is an {@link IllegalStateException} and an alarm. What each does to the letter, and when
 * it is rejected, is said at the functions themselves: in the newest migration that has {@code function ledger_...}, which is
 * {@code V183} for debits, {@code V240} for holds, captures and the end of holds, and {@code V011} for most others.
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
        return move("ledger_credit", movement, Optional.empty());
    }

    /** All of it or nothing. */
    public Posted debit(Movement movement) {
        return move("ledger_debit", movement, Optional.empty());
    }

    /** The same, agreed to by a second person. */
    public Posted credit(Movement movement, UserId approver) {
        return move("ledger_credit", movement, Optional.of(approver));
    }

    /** The same, agreed to by a second person. */
    public Posted debit(Movement movement, UserId approver) {
        return move("ledger_debit", movement, Optional.of(approver));
    }

    /**
     * Gives back some of what the operation {@code original} took or let the user owe, never more than is left of it;
     * what is still owed is settled out of it first.
     */
    public Posted refund(String key, long original, Money amount, String source, String note) {
        return refund(key, original, amount, source, note, Optional.empty());
    }

    /** The same, agreed to by a second person where there is one. */
    public Posted refund(
            String key, long original, Money amount, String source, String note, Optional<UserId> approver) {
        return answer(
                key,
                sql.of("select * from ledger_refund(:key, :original, :amount, :source, :note, :at, :approver)")
                        .with("original", original)
                        .with("amount", amount)
                        .with("source", source)
                        .with("note", note)
                        .with("approver", approver.map(Ledger::operator).orElse(null)));
    }

    /**
     * Takes back some of what the operation {@code original} credited, because the money is not there after all (a chain
     * was reorganised, a settlement failed): out of what is available, and the rest is owed.
     *
     * @param key of this fact, {@code topup-rev:<provider>:<payment>:<n>}
     */
    public Posted reverse(String key, long original, Money amount, String source, String note) {
        return answer(
                key,
                sql.of("select * from ledger_reverse(:key, :original, :amount, :source, null, :note, :at)")
                        .with("original", original)
                        .with("amount", amount)
                        .with("source", source)
                        .with("note", note));
    }

    /**
     * Opens, freezes or closes a wallet. A frozen one takes money in and pays what runs already; a closed one takes
     * none, and has to be empty first.
     */
    public Posted change(String key, UserId user, WalletStatus status, String source, String note) {
        return answer(
                key,
                sql.of("select * from ledger_set_status(:key, :user, :status, :source, :note, :at)")
                        .with("user", user)
                        .with("status", status)
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

    /**
     * What is wrong with the books of the open transaction's tenant: nothing, if they are healthy. All of them, by as
     * many slices as it takes, each far below the database's time for one statement.
     */
    public List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        var place = sql.of("select ledger_proof_start()::text as place").only(row -> row.text("place"));
        while (true) {
            var slice = sql.of("""
                            select place::text as place, (place).phase = 'DONE' as done, names, details
                            from ledger_prove(:place::ledger_place, :most, null, null)""")
                    .with("place", place)
                    .with("most", ProveBooks.A_SLICE)
                    .only(row ->
                            new Slice(row.text("place"), row.flag("done"), row.texts("names"), row.texts("details")));
            for (int i = 0; i < slice.names.size(); i++) {
                faults.add(new Fault(slice.names.get(i), slice.details.get(i)));
            }
            if (slice.done) {
                return List.copyOf(faults);
            }
            place = slice.place;
        }
    }

    private record Slice(String place, boolean done, List<String> names, List<String> details) {}

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

    private static String operator(UserId user) {
        return "operator:" + user.value();
    }

    static Fault fault(Row row) throws SQLException {
        return new Fault(row.text("name"), row.text("detail"));
    }

    private Posted move(String function, Movement movement, Optional<UserId> approver) {
        // Left out rather than null: of a null the driver asks the server what type it is, and answers of a text it has
        // asked about are fetched in a round trip of their own.
        var second = approver.isPresent() ? ", :approver)" : ")";
        return answer(
                movement.key(),
                sql.of("select * from " + function
                                + "(:key, :reason, :user, :amount, :subject, :source, :ref, :note, :at" + second)
                        .with("reason", movement.reason())
                        .with("user", movement.user())
                        .with("amount", movement.amount())
                        .with("subject", movement.subject())
                        .with("source", movement.source())
                        .with("ref", movement.externalRef().orElse(null))
                        .with("note", movement.note())
                        .with("approver", approver.map(Ledger::operator).orElse(null)));
    }

    private Posted answer(String key, Statement statement) {
        return ask(key, statement).get();
    }

    private Later<Posted> ask(String key, Statement statement) {
        return statement.with("key", key).with("at", clock.instant()).askOnly(Ledger::posted);
    }

    static Posted.Applied applied(String key, Posted posted) {
        return switch (posted) {
            case Posted.Applied applied -> applied;
            case Posted.Rejected rejected ->
                throw new IllegalStateException(key + " cannot be rejected, but was: " + rejected);
        };
    }

    static Posted posted(Row row) throws SQLException {
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
