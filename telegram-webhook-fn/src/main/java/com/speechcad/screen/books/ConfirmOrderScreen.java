package com.speechcad.screen.books;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.OperatorRequest.Kind;
import com.speechcad.billing.OperatorRequest.Order;
import com.speechcad.billing.OperatorRequest.Outcome;
import com.speechcad.billing.OperatorRequests;
import com.speechcad.billing.OperatorText;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.screen.named.InWords;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;

/** Shows an order in full before anything happens; the argument is its kind and the person. */
@Singleton
class ConfirmOrderScreen implements AdminOnly {
    static final String ID = "books.confirm";

    private final Users users;
    private final OperatorRequests requests;

    ConfirmOrderScreen(Users users, OperatorRequests requests) {
        this.users = users;
        this.requests = requests;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return order(visitor, argument).map(order -> shown(visitor, order)).orElseGet(View::gone);
    }

    private View shown(Visitor visitor, Order order) {
        var two = requests.takesTwo(visitor.id(), order);
        return view(text(BooksWords.CONFIRM)
                        .with("kind", OperatorText.of(order.kind()))
                        .with("amount", order.amount())
                        .with("name", InWords.person(users.get(order.user())))
                        .with("reason", order.reason())
                        .with("told", toldThem(order))
                        .with("who", who(order, two)))
                .row(confirm(
                        two ? BooksWords.ASK_SECOND : BooksWords.DO_IT,
                        "do",
                        order.toString(),
                        visited -> said(requests.ask(visited.id(), order), order.user())));
    }

    /** A line of its own where the person reads something about it. */
    static Object toldThem(Order order) {
        return order.told().isEmpty() ? "" : text(BooksWords.TOLD_THEM).with("told", order.told());
    }

    /** Giving a plan's price back does not end the plan, which is said before it is done. */
    private Text who(Order order, boolean two) {
        var said = text(two ? BooksWords.TAKES_TWO : BooksWords.TAKES_ONE);
        return order.original().filter(requests::paysPlan).isPresent()
                ? text(BooksWords.PLAN_STAYS).with("who", said)
                : said;
    }

    /** A refusal stays in sight, above the order that it is about; all else leads back to the wallet that it is about. */
    static Next said(Outcome outcome, UserId of) {
        var wallet = Next.replace(LedgerScreen.ID, Long.toString(of.value()));
        return switch (outcome) {
            case Outcome.Done(var op) -> wallet.saying(text(BooksWords.DONE).with("op", Long.toString(op)));
            case Outcome.Waits(var id) -> wallet.saying(text(BooksWords.WAITS).with("id", Long.toString(id)));
            case Outcome.Impossible(var shortfall) ->
                Next.stay(
                        shortfall.isPositive()
                                ? text(BooksWords.IMPOSSIBLE_BY).with("shortfall", shortfall)
                                : text(BooksWords.IMPOSSIBLE));
            case Outcome.TooMuch(var left) ->
                Next.stay(text(BooksWords.REFUND_TOO_MUCH).with("left", left));
            case Outcome.Own() -> wallet.saying(text(BooksWords.OWN));
            case Outcome.TooNew() -> wallet.saying(text(BooksWords.TOO_NEW));
            case Outcome.Gone() -> wallet.saying(text(BooksWords.GONE));
        };
    }

    private Optional<Order> order(Visitor visitor, String argument) {
        var parts = argument.split("\\.", 2);
        var kind = Arrays.stream(Kind.values())
                .filter(known -> parts.length == 2 && known.name().equals(parts[0]))
                .findFirst();
        var amount = visitor.note(OrderScreens.AMOUNT).map(Long::parseLong).map(Money::micros);
        var reason = visitor.note(OrderScreens.REASON);
        var original =
                visitor.note(OrderScreens.ORIGINAL).filter(op -> !op.isEmpty()).map(Long::parseLong);
        if (kind.isEmpty() || amount.isEmpty() || reason.isEmpty()) {
            return Optional.empty();
        }
        return LedgerScreen.person(users, parts[1])
                .filter(user -> original.isEmpty() || requests.isOf(user.id(), original.get()))
                .map(user -> new Order(
                        kind.get(),
                        user.id(),
                        amount.get(),
                        original.filter(_ -> kind.get() == Kind.REFUND),
                        reason.get(),
                        visitor.note(OrderScreens.TOLD_NOTE).orElse("")));
    }
}
