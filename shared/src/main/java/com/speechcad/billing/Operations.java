package com.speechcad.billing;

import com.speechcad.billing.Operation.Call;
import com.speechcad.billing.Operation.Leg;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.db.Statement;
import com.speechcad.wallet.Reason;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds operations of the books and top-ups by what support is told about them. For operators, in the open transaction. */
@Singleton
public class Operations {
    private static final int MOST = 5;
    private static final String ATTEMPT = "attempt:";
    private static final String SELECT = """
            select id, key, user_id, subject, source, approved_by, outcome = 'APPLIED' as applied, effective_at
            from ledger_op\s""";

    private final Sql sql;
    private final TopUps topUps;

    Operations(Sql sql, TopUps topUps) {
        this.sql = sql;
        this.topUps = topUps;
    }

    /** By its number. */
    public Optional<Operation> find(long op) {
        return sql.of(SELECT + "where id = :op").with("op", op).first(this::operation);
    }

    /** The call that an operation is about. */
    public Optional<Call> call(Operation operation) {
        return Optional.of(operation.subject())
                .filter(subject -> subject.startsWith(ATTEMPT))
                .flatMap(subject -> Operation.uuid(subject.substring(ATTEMPT.length())))
                .flatMap(attempt -> sql.of("select flow_name, to_number from attempt where id = :attempt")
                        .with("attempt", attempt)
                        .first(row -> new Call(row.text("flow_name"), row.phone("to_number"))));
    }

    /** By number, by the ledger's key, or as the charge for a call with that id, or that short name on its receipt. */
    public List<Operation> search(String typed) {
        var number = typed.replaceFirst("^(?:#|[nN]°)\\s*", "");
        var byNumber = number.matches("[1-9]\\d{0,17}") ? find(Long.parseLong(number)) : Optional.<Operation>empty();
        var byKey = sql.of(SELECT + "where key = :key").with("key", typed).first(this::operation);
        var ofCall = Operation.uuid(typed).stream()
                .flatMap(attempt -> sql
                        .of(SELECT + "where subject = :subject and kind = 'CAPTURE' order by id limit " + MOST)
                        .with("subject", ATTEMPT + attempt)
                        .list(this::operation)
                        .stream());
        var ofShortName = EntrySubject.endOfCall(typed).stream()
                .flatMap(end -> sql
                        .of(
                                SELECT
                                        + "where id = any (array(select op_id from captures_of_calls_named(:end, :most))) order by id desc")
                        .with("end", end)
                        .with("most", MOST)
                        .list(this::operation)
                        .stream());
        return Stream.of(byNumber.stream(), byKey.stream(), ofCall, ofShortName)
                .flatMap(found -> found)
                .distinct()
                .toList();
    }

    /** By number, the provider's name of the payment, or a transaction on the network, also one that was parked. */
    public List<TopUp> topUps(String typed) {
        var number = typed.replaceFirst("^(?:#|[nN]°)\\s*", "");
        var ofPayment = !isNameOfPayment(typed)
                ? Stream.<UUID>of()
                : sql.of("""
                                select id from top_up where payment_id = :typed or received_tx = :typed or seen_tx = :typed
                                union select top_up_id from parked_payment
                                where tx_hash = :typed and top_up_id is not null limit :most""").with("typed", typed).with("most", MOST).list(row -> row.uuid("id")).stream();
        return Stream.concat(topUps.numbered(number).stream(), ofPayment.flatMap(id -> topUps.find(id).stream()))
                .distinct()
                .toList();
    }

    /** Neither a person's name nor a sentence: what networks and providers give out has digits, and no space. */
    private static boolean isNameOfPayment(String typed) {
        return typed.length() >= TopUp.NUMBER
                && typed.chars().anyMatch(Character::isDigit)
                && typed.chars().noneMatch(Character::isWhitespace);
    }

    private Operation operation(Row row) throws SQLException {
        var id = row.number("id");
        return new Operation(
                id,
                row.text("key"),
                row.user("user_id"),
                row.text("subject"),
                row.text("source"),
                row.maybeText("approved_by"),
                row.flag("applied"),
                row.instant("effective_at"),
                legs(id).list(leg -> new Leg(
                        leg.constant(Reason.class, "kind"), leg.money("wallet_change"), leg.money("wallet_after"))));
    }

    private Statement legs(long op) {
        return sql.of("""
                        select kind, wallet_change, wallet_after from ledger_transfer
                        where op_id = :op and wallet_account is not null order by leg""").with("op", op);
    }
}
