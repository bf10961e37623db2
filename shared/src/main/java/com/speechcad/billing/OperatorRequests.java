package com.speechcad.billing;

import com.speechcad.billing.OperatorRequest.Order;
import com.speechcad.billing.OperatorRequest.Outcome;
import com.speechcad.billing.OperatorRequest.State;
import com.speechcad.db.Audit;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.SeenTo;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Operators;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What operators do to wallets by hand. Above a limit nothing happens until a second operator agrees; the books know both.
 * Every method works in the open transaction.
 */
@Singleton
public class OperatorRequests {
    private final Sql sql;
    private final Operators operators;
    private final Ledger ledger;
    private final Credits credits;
    private final OperatorRequestRows rows;
    private final TellOperators tell;
    private final Audit audit;
    private final SecondPerson second;
    private final Wallets wallets;
    private final Clock clock;

    OperatorRequests(
            Sql sql,
            Operators operators,
            Ledger ledger,
            Credits credits,
            OperatorRequestRows rows,
            TellOperators tell,
            Audit audit,
            SecondPerson second,
            Wallets wallets,
            Clock clock) {
        this.sql = sql;
        this.operators = operators;
        this.ledger = ledger;
        this.credits = credits;
        this.rows = rows;
        this.tell = tell;
        this.audit = audit;
        this.second = second;
        this.wallets = wallets;
        this.clock = clock;
    }

    /** Up to here one operator decides alone. */
    public Money limit() {
        return second.limit();
    }

    /**
     * Whether a second person has to agree: above the limit, alone or together with what the operator did alone in the last
     * 24 hours, and always where it is the operator's own wallet.
     */
    public boolean takesTwo(UserId operator, Order order) {
        return second.isNeeded(operator, order.amount(), Optional.of(order.user()));
    }

    /** Does it, or has another operator told. A second call is a second request: the button is what is used up. */
    public Outcome ask(UserId operator, Order order) {
        if (isOfPayout(order)) {
            return new Outcome.Impossible(Money.ZERO);
        }
        second.takeTurn(operator);
        var left = order.original().map(rows::refundable);
        if (left.filter(most -> order.amount().compareTo(most) > 0).isPresent()) {
            return new Outcome.TooMuch(left.get());
        }
        var takesTwo = takesTwo(operator, order);
        var shortfall = shortfall(order);
        if (takesTwo && shortfall.isPositive()) {
            return new Outcome.Impossible(shortfall);
        }
        var id = rows.add(operator, order, takesTwo);
        if (!takesTwo) {
            return act(id, order, operator, Optional.empty());
        }
        tell.others(id, operator, order);
        return new Outcome.Waits(id);
    }

    /** What is missing for it now: nobody is asked to agree to what the books would refuse. */
    private Money shortfall(Order order) {
        return switch (order.kind()) {
            case DEBIT, PAYOUT -> order.amount().minus(wallets.of(order.user()).available());
            case CREDIT, REFUND -> Money.ZERO;
        };
    }

    /** A second operator agrees: it is done now, once. Never the one whose wallet it is. */
    public Outcome approve(long id, UserId another) {
        var found = rows.lock(id).filter(request -> !request.askedBy().equals(another));
        if (found.isEmpty()) {
            return new Outcome.Gone();
        }
        var order = found.get().order();
        if (order.user().equals(another)) {
            return new Outcome.Own();
        }
        return second.areTooNew(found.get().askedBy(), another)
                ? new Outcome.TooNew()
                : act(id, order, found.get().askedBy(), Optional.of(another));
    }

    /** A second operator does not agree; false when it was decided before, or is about their own wallet. */
    public boolean reject(long id, UserId second, String why) {
        return rows.lock(id)
                        .filter(request -> !request.askedBy().equals(second))
                        .filter(request -> !request.order().user().equals(second))
                        .isPresent()
                && close(id, State.REJECTED, second, why);
    }

    /** Whoever asked thinks better of it; false when it was decided before. */
    public boolean withdraw(long id, UserId operator) {
        return rows.lock(id)
                        .filter(request -> request.askedBy().equals(operator))
                        .isPresent()
                && close(id, State.WITHDRAWN, operator, "");
    }

    /** Whether an operation of the books is about that user. */
    public boolean isOf(UserId user, long op) {
        return sql.of("select exists (select from ledger_op where id = :op and user_id = :user) as own")
                .with("op", op)
                .with("user", user)
                .only(row -> row.flag("own"));
    }

    /** A payout comes back as a whole, by {@link Payouts}, as long as its money was not sent; it is not refunded beside that. */
    private boolean isOfPayout(Order order) {
        return order.original().filter(this::isPayout).isPresent();
    }

    private boolean isPayout(long op) {
        return sql.of("select exists (select from ledger_op where id = :op and kind = 'PAYOUT') as payout")
                .with("op", op)
                .only(row -> row.flag("payout"));
    }

    /** Whether an operation paid for a period of a plan that is not over, and which goes on when it is refunded. */
    public boolean paysPlan(long op) {
        return sql.of("""
                        select exists (select from ledger_op o where o.id = :op and o.kind = 'SUBSCRIPTION'
                          and coalesce((select max(e.period_end) > :now from subscription_event e
                            where e.user_id = o.user_id and e.kind in ('ACTIVATED', 'RENEWED')
                              and (starts_with(o.key, 'buy:' || e.key || ':') or starts_with(o.key, e.key || ':'))),
                            true)) as plan""").with("op", op).with("now", clock.instant()).only(row -> row.flag("plan"));
    }

    public Optional<OperatorRequest> find(long id) {
        return rows.find(id);
    }

    /** Several at once; what is not there is left out. */
    public List<OperatorRequest> all(Collection<Long> ids) {
        return rows.all(ids);
    }

    /** What people read about operations that were ordered, by the operation's number; the rest is left out. */
    public Map<Long, String> told(Collection<Long> ops) {
        return ops.isEmpty() ? Map.of() : rows.told(ops);
    }

    /** Those that wait, oldest first. */
    public List<OperatorRequest> waiting(int offset, int most) {
        return rows.waiting(offset, most);
    }

    public int countWaiting() {
        return rows.countWaiting();
    }

    /** The ledger's key of a request. */
    static String key(long id) {
        return key(Long.toString(id));
    }

    static String key(String id) {
        return "operator:request:" + id;
    }

    /** The key is the request's own number: whatever happens twice, the books move once. */
    private Outcome act(long id, Order order, UserId operator, Optional<UserId> second) {
        if (isOfPayout(order)) {
            // Nobody can ask for this any more. It is from before that was so, and its second operator agreed only now.
            close(id, State.IMPOSSIBLE, second.orElse(operator), "PAYOUT");
            return new Outcome.Impossible(Money.ZERO);
        }
        var key = key(id);
        var posted = switch (order.kind()) {
            case CREDIT -> credits.byOperator(key, operator, second, order.user(), order.amount(), order.reason());
            case DEBIT -> operators.debit(key, operator, second, order.user(), order.amount(), order.reason());
            case PAYOUT -> operators.payout(key, operator, second, order.user(), order.amount(), order.reason());
            case REFUND ->
                ledger.refund(
                        key,
                        order.original().orElseThrow(),
                        order.amount(),
                        "operator:" + operator.value(),
                        order.reason(),
                        second);
        };
        return switch (posted) {
            case Posted.Applied applied -> {
                close(id, State.DONE, second.orElse(operator), "");
                tell.owner(id, order);
                yield new Outcome.Done(applied.op());
            }
            case Posted.Rejected rejected -> {
                close(
                        id,
                        State.IMPOSSIBLE,
                        second.orElse(operator),
                        rejected.why().name());
                yield rejected.why() == Posted.Why.MORE_THAN_IS_LEFT
                        ? new Outcome.TooMuch(order.amount().minus(rejected.shortfall()))
                        : new Outcome.Impossible(rejected.shortfall());
            }
        };
    }

    private static SeenTo.How how(State state) {
        return switch (state) {
            case DONE -> SeenTo.How.DONE;
            case REJECTED -> SeenTo.How.DECLINED;
            case WITHDRAWN -> SeenTo.How.WITHDRAWN;
            case IMPOSSIBLE, WAITING -> SeenTo.How.IMPOSSIBLE;
        };
    }

    private boolean close(long id, State state, UserId by, String note) {
        rows.decided(id, state, by, note);
        audit.append(
                "user:" + by.value(),
                "operator-request." + state.name().toLowerCase(Locale.ROOT),
                "operator-request:" + id,
                "{}");
        second.seenTo(by, "operator-request:" + id, how(state));
        return true;
    }
}
