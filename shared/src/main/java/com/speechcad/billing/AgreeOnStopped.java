package com.speechcad.billing;

import com.speechcad.billing.ParkedOperation.State;
import com.speechcad.billing.ParkedOperations.Outcome;
import com.speechcad.db.Audit;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Message;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The second person before {@link ParkedOperations}: above the limit, and for one's own wallet, what one operator wants done
 * about a stopped debit is written down and nothing happens until another agrees; to charge it as well as to let it go.
 * Every method works in the open transaction.
 */
@Singleton
public class AgreeOnStopped {
    private final Sql sql;
    private final ParkedOperations parked;
    private final BillingLock lock;
    private final SecondPerson second;
    private final Audit audit;
    private final Clock clock;

    AgreeOnStopped(Sql sql, ParkedOperations parked, BillingLock lock, SecondPerson second, Audit audit, Clock clock) {
        this.sql = sql;
        this.parked = parked;
        this.lock = lock;
        this.second = second;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What waits for a second person's word.
     *
     * @param wanted {@link State#RELEASED} or {@link State#REJECTED}
     */
    public record Asked(State wanted, String why, UserId by, Instant at) {}

    /** {@link #decide} for the debit to be made after all. */
    public Outcome release(long id, UserId operator, String why) {
        return decide(id, operator, State.RELEASED, why);
    }

    /** {@link #decide} for the debit never to be made. */
    public Outcome reject(long id, UserId operator, String why) {
        return decide(id, operator, State.REJECTED, why);
    }

    /**
     * Does it at once where one operator may, else writes it down and tells the others.
     *
     * @param why in the operator's words, never blank
     */
    private Outcome decide(long id, UserId operator, State wanted, String why) {
        var item = lock(id);
        if (item.isEmpty()) {
            return Outcome.GONE;
        }
        var found = item.get();
        if (!second.isNeeded(operator, found.amount(), Optional.of(found.user()))) {
            return carryOut(id, operator, wanted, why);
        }
        sql.of("""
                update parked_operation set asked_state = :wanted, asked_why = :why, asked_by = :by, asked_at = :now
                where id = :id""")
                .with("wanted", wanted)
                .with("why", why)
                .with("by", operator)
                .with("now", clock.instant())
                .with("id", id)
                .update();
        log(operator, "asked", id, wanted);
        var message = Message.of(Text.text(BreakerText.ASKS_SECOND).with("amount", found.amount()))
                .row(Button.open(Text.text(BreakerText.LOOK), ParkedOperations.SCREEN, Long.toString(id)))
                .asNew();
        second.tellOthers(operator, "stopped-wish:" + id + ":" + clock.instant().toEpochMilli(), message);
        return Outcome.WAITS;
    }

    /**
     * A second operator agrees: it is done now, once, as the first one asked for it.
     *
     * @param seen what they were shown; where something else is asked for by now nothing happens
     */
    public Outcome agree(long id, UserId another, Asked seen) {
        var wish = lock(id).flatMap(_ -> asked(id))
                .filter(seen::equals)
                .filter(found -> !found.by().equals(another));
        if (wish.isEmpty()) {
            return Outcome.GONE;
        }
        var asked = wish.get();
        var outcome = carryOut(id, asked.by(), asked.wanted(), asked.why());
        if (outcome == Outcome.DONE) {
            sql.of("update parked_operation set agreed_by = :second where id = :id")
                    .with("second", another)
                    .with("id", id)
                    .update();
        } else {
            forget(id);
        }
        log(another, "agreed", id, asked.wanted());
        return outcome;
    }

    /**
     * Nothing is done: a second operator does not agree, or whoever asked thinks better of it. The debit still waits.
     *
     * @param seen as in {@link #agree}
     */
    public Outcome drop(long id, UserId operator, Asked seen) {
        var wish = lock(id).flatMap(_ -> asked(id)).filter(seen::equals);
        if (wish.isEmpty()) {
            return Outcome.GONE;
        }
        forget(id);
        log(
                operator,
                wish.get().by().equals(operator) ? "withdrawn" : "declined",
                id,
                wish.get().wanted());
        return Outcome.DONE;
    }

    /** What one operator wants, while it waits for another. */
    public Optional<Asked> asked(long id) {
        return sql.of("""
                        select asked_state, asked_why, asked_by, asked_at from parked_operation
                        where id = :id and state = 'OPEN' and asked_by is not null""").with("id", id).first(AgreeOnStopped::asked);
    }

    private Outcome carryOut(long id, UserId operator, State wanted, String why) {
        return wanted == State.RELEASED ? parked.release(id, operator, why) : parked.reject(id, operator, why);
    }

    /** The person before the row, as whoever asks the breaker does. */
    private Optional<ParkedOperation> lock(long id) {
        parked.find(id).map(ParkedOperation::user).ifPresent(lock::take);
        sql.of("select id from parked_operation where id = :id for update")
                .with("id", id)
                .first(row -> row.number("id"));
        return parked.find(id).filter(item -> item.state() == State.OPEN);
    }

    private void forget(long id) {
        sql.of("""
                update parked_operation set asked_state = null, asked_why = null, asked_by = null, asked_at = null
                where id = :id""").with("id", id).update();
    }

    private void log(UserId operator, String what, long id, State wanted) {
        audit.append(
                "user:" + operator.value(),
                "parked-operation." + what,
                "parked-operation:" + id,
                "{\"wanted\":\"%s\"}".formatted(wanted.name().toLowerCase(Locale.ROOT)));
    }

    private static Asked asked(Row row) throws SQLException {
        return new Asked(
                row.constant(State.class, "asked_state"),
                row.text("asked_why"),
                row.user("asked_by"),
                row.instant("asked_at"));
    }
}
