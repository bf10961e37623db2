package com.speechcad.billing;

import com.speechcad.db.Audit;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.SeenTo;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the circuit breakers stopped, and a decision about it, carried out. Operators come through {@link AgreeOnStopped},
 * which has a second person agree where the sum takes one.
 */
@Singleton
public class ParkedOperations {
    /** Shows one of them, its number is the argument. */
    public static final String SCREEN = "stopped.item";

    private static final String SELECT = """
            select id, kind, key, user_id, breaker, amount_micros, counted, most, payload, state, decided_by, note,
              created_at
            from parked_operation\s""";

    private final Sql sql;
    private final BillingLock lock;
    private final Map<String, ParkedHandler> handlers;
    private final SeenTo seenTo;
    private final Audit audit;
    private final Clock clock;

    ParkedOperations(Sql sql, BillingLock lock, List<ParkedHandler> handlers, SeenTo seenTo, Audit audit, Clock clock) {
        this.sql = sql;
        this.lock = lock;
        this.handlers = handlers.stream().collect(Collectors.toMap(ParkedHandler::kind, Function.identity()));
        this.seenTo = seenTo;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of a decision. */
    public enum Outcome {
        DONE,
        /** A second person has to agree; nothing has happened yet. */
        WAITS,
        /** Decided before, by whomever; nothing happened now. */
        GONE,
        /** It cannot be done any more, so that it waits still: it may be rejected. */
        IMPOSSIBLE,
        /** It would cost another sum by now than the operator saw. */
        OTHER_SUM,
        NO_REASON,
        /** It is about the wallet of whoever would agree: somebody else has to. */
        OWN,
        /** Whoever would agree became an admin today: somebody else has to. */
        TOO_NEW
    }

    public long countOpen() {
        return sql.of("select count(*) as many from parked_operation where state = 'OPEN'")
                .only(row -> row.number("many"));
    }

    /** Those that wait, oldest first. */
    public List<ParkedOperation> open(int offset, int most) {
        return sql.of(SELECT + "where state = 'OPEN' order by id offset :offset limit :most")
                .with("offset", offset)
                .with("most", most)
                .list(ParkedOperations::operation);
    }

    public Optional<ParkedOperation> find(long id) {
        return sql.of(SELECT + "where id = :id").with("id", id).first(ParkedOperations::operation);
    }

    /** Lets it go on, once. In the open transaction. */
    public Outcome release(long id, UserId operator, String why) {
        return decide(id, operator, why, ParkedOperation.State.RELEASED);
    }

    /** Ends it, once. In the open transaction. */
    public Outcome reject(long id, UserId operator, String why) {
        return decide(id, operator, why, ParkedOperation.State.REJECTED);
    }

    private Outcome decide(long id, UserId operator, String why, ParkedOperation.State state) {
        if (why.isBlank()) {
            return Outcome.NO_REASON;
        }
        var found = find(id);
        if (found.isEmpty()) {
            return Outcome.GONE;
        }
        lockFor(found.get());
        if (!turn(id, operator, why, state)) {
            return Outcome.GONE;
        }
        var operation = found.get();
        if (state == ParkedOperation.State.REJECTED) {
            handler(operation).reject(operation);
        } else if (!handler(operation).release(operation)) {
            reopen(id);
            return Outcome.IMPOSSIBLE;
        }
        audit.append(
                "user:" + operator.value(),
                state == ParkedOperation.State.REJECTED ? "parked-operation.reject" : "parked-operation.release",
                "parked-operation:" + id,
                "{\"micros\":%d}".formatted(operation.amount().micros()));
        var how = state == ParkedOperation.State.REJECTED ? SeenTo.How.DECLINED : SeenTo.How.RELEASED;
        seenTo.by(operator, "parked-operation:" + id, how);
        return Outcome.DONE;
    }

    /** What those are asked as who could agree to what another admin wants of it. */
    static String wish(long id) {
        return "stopped-wish:" + id;
    }

    /**
     * What a decision needs, in the order of whoever settles a call and asks the breaker: the call, its person, and only then
     * the parked row.
     */
    void lockFor(ParkedOperation operation) {
        handler(operation).before(operation);
        lock.take(operation.user());
    }

    private boolean turn(long id, UserId operator, String why, ParkedOperation.State state) {
        return sql.of("""
                        update parked_operation set state = :state, decided_by = :by, decided_at = :now, note = :why
                        where id = :id and state = 'OPEN'""")
                        .with("state", state)
                        .with("by", "operator:" + operator.value())
                        .with("now", clock.instant())
                        .with("why", why)
                        .with("id", id)
                        .update()
                == 1;
    }

    private void reopen(long id) {
        sql.of("""
                update parked_operation set state = 'OPEN', decided_by = '', decided_at = null, note = ''
                where id = :id""").with("id", id).update();
    }

    private ParkedHandler handler(ParkedOperation operation) {
        var handler = handlers.get(operation.kind());
        if (handler == null) {
            throw new IllegalStateException("nobody knows how to go on with a " + operation.kind());
        }
        return handler;
    }

    private static ParkedOperation operation(Row row) throws SQLException {
        return new ParkedOperation(
                row.number("id"),
                row.text("kind"),
                row.text("key"),
                row.user("user_id"),
                row.constant(Breakers.Breaker.class, "breaker"),
                row.money("amount_micros"),
                row.number("counted"),
                row.number("most"),
                row.text("payload"),
                row.constant(ParkedOperation.State.class, "state"),
                row.text("decided_by"),
                row.text("note"),
                row.instant("created_at"));
    }
}
