package com.speechcad.billing;

import com.speechcad.billing.OperatorRequest.Kind;
import com.speechcad.billing.OperatorRequest.Order;
import com.speechcad.billing.OperatorRequest.State;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The requests of the open transaction's tenant as rows. */
@Singleton
class OperatorRequestRows {
    private static final String SELECT = """
            select id, kind, user_id, amount_micros, original_op, reason, told, takes_two, asked_by, asked_at, state
            from operator_request\s""";

    private final Sql sql;
    private final Clock clock;

    OperatorRequestRows(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @return its number */
    long add(UserId operator, Order order, boolean takesTwo) {
        return sql.of("""
                        insert into operator_request (kind, user_id, amount_micros, original_op, reason, told, takes_two,
                          asked_by, asked_at)
                        values (:kind, :user, :amount, :original, :reason, :told, :two, :by, :now) returning id""")
                .with("kind", order.kind())
                .with("user", order.user())
                .with("amount", order.amount())
                .with("original", order.original().orElse(null))
                .with("reason", order.reason())
                .with("told", order.told())
                .with("two", takesTwo)
                .with("by", operator)
                .with("now", clock.instant())
                .only(row -> row.number("id"));
    }

    Optional<OperatorRequest> find(long id) {
        return sql.of(SELECT + "where id = :id").with("id", id).first(OperatorRequestRows::request);
    }

    /** Several at once; what is not there is left out. */
    List<OperatorRequest> all(Collection<Long> ids) {
        return sql.of(SELECT + "where id = any (:ids)").with("ids", ids).list(OperatorRequestRows::request);
    }

    /** Those that wait, oldest first. */
    List<OperatorRequest> waiting(int offset, int most) {
        return sql.of(SELECT + "where state = 'WAITING' order by id offset :offset limit :most")
                .with("offset", offset)
                .with("most", most)
                .list(OperatorRequestRows::request);
    }

    /** What people read about operations that were ordered, by the operation's number. */
    Map<Long, String> told(Collection<Long> ops) {
        return sql.of("""
                        select o.id as op, r.told from ledger_op o join operator_request r
                          on r.tenant_id = o.tenant_id and r.id = case when o.key ~ '^operator:request:[0-9]+$'
                            then cast(substring(o.key from 18) as bigint) end
                        where o.id = any (:ops) and o.key like 'operator:request:%' and r.told <> ''""").with("ops", ops).list(row -> Map.entry(row.number("op"), row.text("told"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What can still be given back of an operation: what it took, less what was given back, and what is asked for to be. */
    Money refundable(long op) {
        return sql.of("""
                        select (coalesce((select sum(t.amount_micros) - coalesce(sum((select sum(r.amount_micros)
                              from ledger_transfer r where r.reverses_id = t.id)), 0)
                            from ledger_transfer t where t.op_id = :op and t.kind <> 'REVERSAL'
                              and coalesce(t.wallet_account, t.debt_account) is not null and t.credit_account < 1000), 0)
                          - coalesce((select sum(amount_micros) from operator_request
                            where original_op = :op and kind = 'REFUND' and state = 'WAITING'), 0))::bigint as rest""").with("op", op).only(row -> row.money("rest")).max(Money.ZERO);
    }

    int countWaiting() {
        return sql.of("select count(*) as many from operator_request where state = 'WAITING'")
                .only(row -> row.integer("many"));
    }

    /** One that waits; nobody else decides about it until the transaction is over. */
    Optional<OperatorRequest> lock(long id) {
        return sql.of(SELECT + "where id = :id and state = 'WAITING' for update")
                .with("id", id)
                .first(OperatorRequestRows::request);
    }

    void decided(long id, State state, UserId by, String note) {
        sql.of("""
                update operator_request set state = :state, decided_by = :by, decided_at = :now, note = :note
                where id = :id""")
                .with("state", state)
                .with("by", by)
                .with("now", clock.instant())
                .with("note", note)
                .with("id", id)
                .update();
    }

    private static OperatorRequest request(Row row) throws SQLException {
        return new OperatorRequest(
                row.number("id"),
                new Order(
                        row.constant(Kind.class, "kind"),
                        row.user("user_id"),
                        row.money("amount_micros"),
                        row.maybeNumber("original_op"),
                        row.text("reason"),
                        row.text("told")),
                row.flag("takes_two"),
                row.user("asked_by"),
                row.instant("asked_at"),
                row.constant(State.class, "state"));
    }
}
