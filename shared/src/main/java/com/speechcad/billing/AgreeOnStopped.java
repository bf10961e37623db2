package com.speechcad.billing;

import com.speechcad.billing.ParkedOperation.State;
import com.speechcad.billing.ParkedOperations.Outcome;
import com.speechcad.db.Audit;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
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
import java.util.Set;

/**
 * The second person before {@link ParkedOperations}: above the limit, and for one's own wallet, what one operator wants done
 * about a stopped debit is written down and nothing happens until another agrees; to charge it as well as to let it go.
 * Every method works in the open transaction.
 */
@Singleton
public class AgreeOnStopped extends Agreement<AgreeOnStopped.Asked, Outcome> {
    private final Sql sql;
    private final ParkedOperations parked;
    private final SecondPerson second;
    private final Audit audit;
    private final Clock clock;

    AgreeOnStopped(Sql sql, ParkedOperations parked, SecondPerson second, Audit audit, Clock clock) {
        super(second, Outcome.DONE, Outcome.GONE, Outcome.OWN, Outcome.TOO_NEW);
        this.sql = sql;
        this.parked = parked;
        this.second = second;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What waits for a second person's word.
     *
     * @param wanted {@link State#RELEASED} or {@link State#REJECTED}
     */
    public record Asked(State wanted, String why, UserId by, Instant at) implements Wish {}

    /**
     * {@link #decide} for the debit to be made after all.
     *
     * @param shown as the operator sees it: nothing is done where it would cost another sum by now
     */
    public Outcome release(ParkedOperation shown, UserId operator, String why) {
        return decide(
                shown.id(), Optional.of(shown.amount()), new Asked(State.RELEASED, why, operator, clock.instant()));
    }

    /** {@link #decide} for the debit never to be made. */
    public Outcome reject(long id, UserId operator, String why) {
        return decide(id, Optional.empty(), new Asked(State.REJECTED, why, operator, clock.instant()));
    }

    /**
     * Does it at once where one operator may, else writes it down and tells the others.
     *
     * @param seen the sum that is agreed to
     * @param asked with a reason in the operator's words, never blank
     */
    private Outcome decide(long id, Optional<Money> seen, Asked asked) {
        var operator = asked.by();
        second.takeTurn(operator);
        var item = locked(id);
        if (item.isEmpty() || isAskedByAnother(id, operator)) {
            return Outcome.GONE;
        }
        var found = item.get();
        if (seen.filter(sum -> !sum.equals(found.amount())).isPresent()) {
            return Outcome.OTHER_SUM;
        }
        if (!second.isNeeded(operator, found.amount(), Optional.of(found.user()))) {
            return alone(id, operator, carryOut(id, asked, operator));
        }
        sql.of("""
                update parked_operation set asked_state = :wanted, asked_why = :why, asked_by = :by, asked_at = :now
                where id = :id""")
                .with("wanted", asked.wanted())
                .with("why", asked.why())
                .with("by", operator)
                .with("now", asked.at())
                .with("id", id)
                .update();
        log(operator, "asked", id, asked);
        var message = Message.of(Text.text(BreakerText.ASKS_SECOND).with("amount", found.amount()))
                .row(Button.open(Text.text(BreakerText.LOOK), ParkedOperations.SCREEN, Long.toString(id)))
                .asNew();
        second.tellOthers(operator, ParkedOperations.wish(id) + ":" + asked.at().toEpochMilli(), message);
        return Outcome.WAITS;
    }

    @Override
    public Optional<Asked> asked(long id) {
        return sql.of("""
                        select asked_state, asked_why, asked_by, asked_at from parked_operation
                        where id = :id and state = 'OPEN' and asked_by is not null""").with("id", id).first(AgreeOnStopped::asked);
    }

    @Override
    Outcome carryOut(long id, Asked wish, UserId another) {
        return wish.wanted() == State.RELEASED
                ? parked.release(id, wish.by(), wish.why())
                : parked.reject(id, wish.by(), wish.why());
    }

    @Override
    String notice(long id) {
        return ParkedOperations.wish(id);
    }

    @Override
    boolean lock(long id) {
        return locked(id).isPresent();
    }

    private Optional<ParkedOperation> locked(long id) {
        parked.find(id).ifPresent(parked::lockFor);
        sql.of("select id from parked_operation where id = :id for update")
                .with("id", id)
                .first(row -> row.number("id"));
        return parked.find(id).filter(item -> item.state() == State.OPEN);
    }

    @Override
    Set<UserId> owners(long id, Asked wish) {
        return parked.find(id).map(ParkedOperation::user).map(Set::of).orElse(Set.of());
    }

    @Override
    void keepSecond(long id, UserId another) {
        sql.of("update parked_operation set agreed_by = :second where id = :id")
                .with("second", another)
                .with("id", id)
                .update();
    }

    @Override
    void forget(long id) {
        sql.of("""
                update parked_operation set asked_state = null, asked_why = null, asked_by = null, asked_at = null
                where id = :id""").with("id", id).update();
    }

    @Override
    void log(UserId operator, String what, long id, Asked wish) {
        audit.append(
                "user:" + operator.value(),
                "parked-operation." + what,
                "parked-operation:" + id,
                "{\"wanted\":\"%s\"}".formatted(wish.wanted().name().toLowerCase(Locale.ROOT)));
    }

    private static Asked asked(Row row) throws SQLException {
        return new Asked(
                row.constant(State.class, "asked_state"),
                row.text("asked_why"),
                row.user("asked_by"),
                row.instant("asked_at"));
    }
}
