package com.speechcad.billing;

import com.speechcad.billing.ParkedPayment.Decision;
import com.speechcad.billing.ParkedPayment.Outcome;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The second person before {@link DecideParked}: above the limit, and for one's own wallet, what one operator wants is
 * written down and nothing moves until another agrees. Every method works in the open transaction.
 */
@Singleton
public class AgreeOnParked extends Agreement<AgreeOnParked.Asked, Outcome> {
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
        super(second, Outcome.DONE, Outcome.GONE, Outcome.OWN, Outcome.TOO_NEW);
        this.sql = sql;
        this.decide = decide;
        this.parked = parked;
        this.topUps = topUps;
        this.second = second;
        this.audit = audit;
        this.clock = clock;
    }

    /** What waits for a second person's word. */
    public record Asked(Decision decision, String why, UserId by, Instant at) implements Wish {}

    /**
     * Does it at once where one operator may, else writes it down and tells the others.
     *
     * @param why in the operator's words, never blank
     */
    public Outcome decide(long id, UserId operator, Decision decision, String why) {
        if (why.isBlank()) {
            return Outcome.NO_REASON;
        }
        second.takeTurn(operator);
        var item = locked(id);
        if (item.isEmpty() || isAskedByAnother(id, operator)) {
            return Outcome.GONE;
        }
        if (!takesTwo(item.get(), operator, decision)) {
            return alone(id, operator, decide.decide(id, operator, decision, why));
        }
        if (isRefused(item.get(), decision)) {
            return Outcome.IMPOSSIBLE;
        }
        ask(item.get(), new Asked(decision, why, operator, clock.instant()));
        return Outcome.WAITS;
    }

    /** Whether the provider owes us what was credited for it: to leave it then gives that up, which takes two. */
    public boolean isOwed(ParkedPayment item) {
        return decide.isOwed(item);
    }

    /** Nobody has to be asked about what cannot be. */
    private boolean isRefused(ParkedPayment item, Decision decision) {
        return switch (decision) {
            case Decision.Credit _ -> item.isCredited();
            case Decision.Link(var invoice, var _) ->
                item.isCredited() || topUps.find(invoice).isEmpty();
            case Decision.Reverse _, Decision.Reject _ -> false;
        };
    }

    @Override
    public Optional<Asked> asked(long id) {
        return sql.of("""
                        select asked_kind, asked_micros, asked_invoice, asked_why, asked_by, asked_at
                        from parked_payment where id = :id and state = 'OPEN' and asked_by is not null""").with("id", id).first(AgreeOnParked::asked);
    }

    private boolean takesTwo(ParkedPayment item, UserId operator, Decision decision) {
        var owner = decision instanceof Decision.Link(var invoice, var _)
                ? topUps.find(invoice).map(TopUp::user)
                : item.user();
        // What the provider owes us is given up by two, however little it is.
        if (decision instanceof Decision.Reject && decide.isOwed(item)) {
            return true;
        }
        // To reject it ends it for good, as much as to credit it would; what nobody can put a sum to takes two.
        if (!(decision instanceof Decision.Reject) && !decision.amount().isPositive()) {
            return false;
        }
        var amount = decision instanceof Decision.Reject ? item.worth() : Optional.of(decision.amount());
        return amount.isEmpty() || second.isNeeded(operator, amount.get(), owner);
    }

    private void ask(ParkedPayment item, Asked asked) {
        var id = item.id();
        var decision = asked.decision();
        sql.of("""
                update parked_payment set asked_kind = :kind, asked_micros = :amount, asked_invoice = :invoice,
                  asked_why = :why, asked_by = :by, asked_at = :now
                where id = :id""")
                .with("kind", kind(decision))
                .with(
                        "amount",
                        decision instanceof Decision.Reject
                                ? null
                                : decision.amount().micros())
                .with("invoice", decision instanceof Decision.Link(var invoice, var _) ? invoice : null)
                .with("why", asked.why())
                .with("by", asked.by())
                .with("now", asked.at())
                .with("id", id)
                .update();
        log(asked.by(), "asked", id, asked);
        var words = decision instanceof Decision.Reject
                ? Text.text(item.isCredited() ? TopUpText.PARKED_ASKS_LEAVE : TopUpText.PARKED_ASKS_REJECT)
                : Text.text(TopUpText.PARKED_ASKS_SECOND).with("amount", decision.amount());
        var message = Message.of(words)
                .row(Button.open(Text.text(TopUpText.PARKED_LOOK), "parked.item", Long.toString(id)))
                .asNew();
        var slot = ParkedPayments.wish(id) + ":" + asked.at().toEpochMilli();
        second.tellOthers(asked.by(), slot, message);
    }

    @Override
    Outcome carryOut(long id, Asked wish, UserId another) {
        return decide.decide(id, wish.by(), wish.decision(), wish.why());
    }

    @Override
    String notice(long id) {
        return ParkedPayments.wish(id);
    }

    @Override
    boolean lock(long id) {
        return locked(id).isPresent();
    }

    private Optional<ParkedPayment> locked(long id) {
        parked.find(id).flatMap(ParkedPayment::invoice).ifPresent(topUps::lock);
        sql.of("select id from parked_payment where id = :id for update")
                .with("id", id)
                .first(row -> row.number("id"));
        return parked.find(id).filter(ParkedPayment::isOpen);
    }

    /** Whose invoice it came with, and whose it is linked to. */
    @Override
    Set<UserId> owners(long id, Asked wish) {
        var linked = wish.decision() instanceof Decision.Link(var invoice, var _)
                ? topUps.find(invoice)
                : Optional.<TopUp>empty();
        return Stream.of(parked.find(id).flatMap(ParkedPayment::user), linked.map(TopUp::user))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    @Override
    void keepSecond(long id, UserId another) {
        sql.of("update parked_payment set agreed_by = :second where id = :id")
                .with("second", another)
                .with("id", id)
                .update();
    }

    @Override
    void forget(long id) {
        sql.of("""
                update parked_payment set asked_kind = null, asked_micros = null, asked_invoice = null, asked_why = null,
                  asked_by = null, asked_at = null
                where id = :id""").with("id", id).update();
    }

    @Override
    void log(UserId operator, String what, long id, Asked wish) {
        audit.append(
                "user:" + operator.value(),
                "parked-payment." + what,
                "parked-payment:" + id,
                "{\"kind\":\"%s\",\"micros\":%d}"
                        .formatted(
                                kind(wish.decision()), wish.decision().amount().micros()));
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
        Decision decision = switch (row.text("asked_kind")) {
            case "REJECT" -> new Decision.Reject();
            case "CREDIT" -> new Decision.Credit(row.money("asked_micros"));
            case "REVERSE" -> new Decision.Reverse(row.money("asked_micros"));
            default -> new Decision.Link(row.uuid("asked_invoice"), row.money("asked_micros"));
        };
        return new Asked(decision, row.text("asked_why"), row.user("asked_by"), row.instant("asked_at"));
    }
}
