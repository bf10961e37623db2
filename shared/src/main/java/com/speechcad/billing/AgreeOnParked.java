package com.speechcad.billing;

import com.speechcad.billing.ParkedPayment.Decision;
import com.speechcad.billing.ParkedPayment.Outcome;
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
import java.util.Optional;
import java.util.UUID;

/**
 * The second person before {@link DecideParked}: above the limit, and for one's own wallet, what one operator wants is
 * written down and nothing moves until another agrees. Every method works in the open transaction.
 */
@Singleton
public class AgreeOnParked {
    private final Sql sql;
    private final DecideParked decide;
    private final ParkedPayments parked;
    private final TopUps topUps;
    private final SecondPerson second;
    private final Audit audit;
    private final Clock clock;

    AgreeOnParked(
            Sql sql,
            DecideParked decide,
            ParkedPayments parked,
            TopUps topUps,
            SecondPerson second,
            Audit audit,
            Clock clock) {
        this.sql = sql;
        this.decide = decide;
        this.parked = parked;
        this.topUps = topUps;
        this.second = second;
        this.audit = audit;
        this.clock = clock;
    }

    /** What waits for a second person's word. */
    public record Asked(Decision decision, String why, UserId by, Instant at) {}

    /**
     * Does it at once where one operator may, else writes it down and tells the others.
     *
     * @param why in the operator's words, never blank
     */
    public Outcome decide(long id, UserId operator, Decision decision, String why) {
        if (why.isBlank()) {
            return Outcome.NO_REASON;
        }
        var item = lock(id);
        if (item.isEmpty()) {
            return Outcome.GONE;
        }
        if (!takesTwo(item.get(), operator, decision)) {
            return decide.decide(id, operator, decision, why);
        }
        if (decision instanceof Decision.Link(var invoice, var _)
                && topUps.find(invoice).isEmpty()) {
            return Outcome.IMPOSSIBLE;
        }
        ask(id, operator, decision, why);
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
        var outcome = decide.decide(id, asked.by(), asked.decision(), asked.why());
        if (outcome == Outcome.DONE) {
            sql.of("update parked_payment set agreed_by = :second where id = :id")
                    .with("second", another)
                    .with("id", id)
                    .update();
        } else {
            forget(id);
        }
        log(another, "agreed", id, asked.decision());
        return outcome;
    }

    /**
     * Nothing is done: a second operator does not agree, or whoever asked thinks better of it. The item still waits.
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
                wish.get().decision());
        return Outcome.DONE;
    }

    /** What one operator wants, while it waits for another. */
    public Optional<Asked> asked(long id) {
        return sql.of("""
                        select asked_kind, asked_micros, asked_invoice, asked_why, asked_by, asked_at
                        from parked_payment where id = :id and state = 'OPEN' and asked_by is not null""").with("id", id).first(AgreeOnParked::asked);
    }

    private boolean takesTwo(ParkedPayment item, UserId operator, Decision decision) {
        var owner = decision instanceof Decision.Link(var invoice, var _)
                ? topUps.find(invoice).map(TopUp::user)
                : item.user();
        return decision.amount().isPositive() && second.isNeeded(operator, decision.amount(), owner);
    }

    private void ask(long id, UserId operator, Decision decision, String why) {
        sql.of("""
                update parked_payment set asked_kind = :kind, asked_micros = :amount, asked_invoice = :invoice,
                  asked_why = :why, asked_by = :by, asked_at = :now
                where id = :id""")
                .with("kind", kind(decision))
                .with("amount", decision.amount())
                .with("invoice", decision instanceof Decision.Link(var invoice, var _) ? invoice : null)
                .with("why", why)
                .with("by", operator)
                .with("now", clock.instant())
                .with("id", id)
                .update();
        log(operator, "asked", id, decision);
        var message = Message.of(Text.text(TopUpText.PARKED_ASKS_SECOND).with("amount", decision.amount()))
                .row(Button.open(Text.text(TopUpText.PARKED_LOOK), "parked.item", Long.toString(id)))
                .asNew();
        var wish = "parked-wish:" + id + ":" + clock.instant().toEpochMilli();
        second.tellOthers(operator, wish, message);
    }

    private Optional<ParkedPayment> lock(long id) {
        parked.find(id).flatMap(ParkedPayment::invoice).ifPresent(topUps::lock);
        sql.of("select id from parked_payment where id = :id for update")
                .with("id", id)
                .first(row -> row.number("id"));
        return parked.find(id).filter(ParkedPayment::isOpen);
    }

    private void forget(long id) {
        sql.of("""
                update parked_payment set asked_kind = null, asked_micros = null, asked_invoice = null, asked_why = null,
                  asked_by = null, asked_at = null
                where id = :id""").with("id", id).update();
    }

    private void log(UserId operator, String what, long id, Decision decision) {
        audit.append(
                "user:" + operator.value(),
                "parked-payment." + what,
                "parked-payment:" + id,
                "{\"kind\":\"%s\",\"micros\":%d}"
                        .formatted(kind(decision), decision.amount().micros()));
    }

    private static String kind(Decision decision) {
        return switch (decision) {
            case Decision.Credit _ -> "CREDIT";
            case Decision.Link _ -> "LINK";
            case Decision.Reverse _ -> "REVERSE";
            case Decision.Reject _ -> "REJECT";
        };
    }

    private static Asked asked(Row row) throws SQLException {
        Money amount = row.money("asked_micros");
        var decision = switch (row.text("asked_kind")) {
            case "CREDIT" -> new Decision.Credit(amount);
            case "REVERSE" -> new Decision.Reverse(amount);
            default -> new Decision.Link(invoice(row), amount);
        };
        return new Asked(decision, row.text("asked_why"), row.user("asked_by"), row.instant("asked_at"));
    }

    private static UUID invoice(Row row) throws SQLException {
        return row.uuid("asked_invoice");
    }
}
