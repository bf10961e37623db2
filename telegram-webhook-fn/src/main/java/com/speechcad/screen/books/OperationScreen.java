package com.speechcad.screen.books;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.EntrySubject;
import com.speechcad.billing.Operation;
import com.speechcad.billing.Operations;
import com.speechcad.billing.OperatorRequest;
import com.speechcad.billing.OperatorRequests;
import com.speechcad.billing.TopUp;
import com.speechcad.billing.TopUpText;
import com.speechcad.billing.TopUps;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Argument;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.UserId;
import com.speechcad.screen.named.InWords;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;

/** One operation of the books and what it came from: the call, the top-up or the order. Its number is the argument. */
@Singleton
class OperationScreen implements AdminOnly {
    static final String ID = "books.op";
    private static final String BY_OPERATOR = "operator:";
    /** As a movement has it that nobody else asked for. */
    private static final String BY_THE_PERSON = "user";

    private final Operations operations;
    private final TopUps topUps;
    private final OperatorRequests requests;
    private final InWords words;

    OperationScreen(Operations operations, TopUps topUps, OperatorRequests requests, InWords words) {
        this.operations = operations;
        this.topUps = topUps;
        this.requests = requests;
        this.words = words;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return View.about(Argument.id(argument).flatMap(operations::find), this::shown);
    }

    private View shown(Operation operation) {
        var person = words.person(operation.user());
        var topUp = operation.invoice().flatMap(topUps::find);
        var said = new ArrayList<Text>();
        said.add(text(BooksWords.OPERATION)
                .with("op", Long.toString(operation.id()))
                .with("at", operation.at())
                .with("name", person)
                .with("key", operation.key())
                .with("source", operation.source().equals(BY_THE_PERSON) ? person : source(operation.source())));
        if (!operation.applied()) {
            said.add(text(BooksWords.OPERATION_REFUSED));
        }
        operation
                .legs()
                .forEach(leg -> said.add(text(BooksWords.OPERATION_LEG)
                        .with("what", BooksWords.of(leg.reason()))
                        .with("change", leg.change())
                        .with("after", leg.after())));
        operation
                .approvedBy()
                .ifPresent(second -> said.add(text(BooksWords.OPERATION_AGREED).with("by", source(second))));
        call(operation).ifPresent(said::add);
        topUp.map(OperationScreen::said).ifPresent(said::add);
        operation.request().flatMap(requests::find).map(this::said).ifPresent(said::add);
        var view = view(Lines.of(said));
        if (topUp.isPresent()) {
            view = view.row(TopUpFactsScreen.way(topUp.get()));
        }
        return view.row(wallet(operation.user()));
    }

    private View.Item wallet(UserId user) {
        return open(
                text(BooksWords.SEE_WALLET).with("name", words.person(user)),
                LedgerScreen.ID,
                Long.toString(user.value()));
    }

    private Object source(String source) {
        return Optional.of(source)
                .filter(it -> it.startsWith(BY_OPERATOR))
                .flatMap(it -> Argument.id(it.substring(BY_OPERATOR.length())))
                .<Object>map(id -> words.person(new UserId(id)))
                .orElse(source);
    }

    private Optional<Text> call(Operation operation) {
        return operations
                .call(operation)
                .map(call -> text(BooksWords.OPERATION_CALL)
                        .with("call", EntrySubject.of(operation.subject()).orElseThrow())
                        .with("flow", call.flow())
                        .with("to", call.to()));
    }

    private static Text said(TopUp topUp) {
        return text(BooksWords.OPERATION_TOP_UP)
                .with("number", topUp.number())
                .with("coin", topUp.coin())
                .with("state", TopUpText.state(topUp));
    }

    private Text said(OperatorRequest request) {
        return text(BooksWords.OPERATION_ORDER)
                .with("id", Long.toString(request.id()))
                .with("by", words.person(request.askedBy()))
                .with("at", request.askedAt())
                .with("reason", request.order().reason())
                .with("told", ConfirmOrderScreen.toldThem(request.order()));
    }
}
