package com.speechcad.screen.books;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.OperatorRequest;
import com.speechcad.billing.OperatorRequests;
import com.speechcad.billing.OperatorText;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Argument;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.named.InWords;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;

/** Orders that wait for a second operator: the list, one of them, and what is typed to reject it. */
@Factory
class RequestScreens {
    static final String LIST = "books.requests";
    static final String ONE = "books.request";
    private static final String REJECT = "books.reject";
    private static final int A_PAGE = 8;

    @Singleton
    @Named(LIST)
    Requests list(OperatorRequests requests) {
        return new Requests(requests);
    }

    @Singleton
    @Named(ONE)
    One one(OperatorRequests requests, Users users) {
        return new One(requests, users);
    }

    @Singleton
    @Named(REJECT)
    Reject reject(OperatorRequests requests) {
        return new Reject(requests);
    }

    record Requests(OperatorRequests requests) implements AdminOnly {
        @Override
        public String id() {
            return LIST;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var page = Page.of(visitor, LIST, requests.countWaiting(), A_PAGE);
            var waiting = requests.waiting(page.offset(), A_PAGE);
            var view = view(waiting.isEmpty() ? BooksWords.REQUESTS_EMPTY : BooksWords.REQUESTS_TITLE);
            for (var request : waiting) {
                view = view.row(open(label(request), ONE, Long.toString(request.id())));
            }
            return page.controls(view);
        }

        private static Text label(OperatorRequest request) {
            return text(BooksWords.REQUEST_LINE)
                    .with("at", request.askedAt())
                    .with("kind", OperatorText.of(request.order().kind()))
                    .with("amount", request.order().amount());
        }
    }

    record One(OperatorRequests requests, Users users) implements AdminOnly {
        @Override
        public String id() {
            return ONE;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return waiting(requests, argument)
                    .map(request -> shown(visitor, request))
                    .orElseGet(View::gone);
        }

        private View shown(Visitor visitor, OperatorRequest request) {
            var order = request.order();
            var said = new ArrayList<Text>();
            said.add(text(BooksWords.REQUEST)
                    .with("kind", OperatorText.of(order.kind()))
                    .with("amount", order.amount())
                    .with("name", name(order.user()))
                    .with("by", name(request.askedBy()))
                    .with("at", request.askedAt())
                    .with("reason", order.reason())
                    .with("told", ConfirmOrderScreen.toldThem(order)));
            var isAsker = request.askedBy().equals(visitor.id());
            if (!isAsker && order.user().equals(visitor.id())) {
                said.add(text(BooksWords.OWN));
                return view(Lines.of(said));
            }
            var view = view(Lines.of(said));
            var id = request.id();
            if (isAsker) {
                return view.row(confirm(
                        BooksWords.WITHDRAW,
                        "withdraw",
                        "id=" + id,
                        visited -> list(requests.withdraw(id, visited.id()) ? BooksWords.WITHDRAWN : BooksWords.GONE)));
            }
            return view.row(
                    confirm(
                            BooksWords.APPROVE,
                            "approve",
                            request.toString(),
                            visited -> ConfirmOrderScreen.said(requests.approve(id, visited.id()), order.user())),
                    open(text(BooksWords.DO_REJECT), REJECT, Long.toString(id)));
        }

        private Text name(com.speechcad.kernel.UserId user) {
            return InWords.person(users.get(user));
        }
    }

    record Reject(OperatorRequests requests) implements AdminOnly {
        @Override
        public String id() {
            return REJECT;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return waiting(requests, argument)
                    .map(_ -> view(BooksWords.ASK_REJECT).takingText())
                    .orElseGet(View::gone);
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            var done = waiting(requests, visitor.argument())
                    .filter(request -> requests.reject(request.id(), visitor.id(), line));
            return list(done.isPresent() ? BooksWords.REJECTED : BooksWords.GONE);
        }
    }

    private static Next list(BooksWords remark) {
        return Next.replace(LIST, "").saying(remark);
    }

    private static Optional<OperatorRequest> waiting(OperatorRequests requests, String argument) {
        return Argument.id(argument)
                .flatMap(requests::find)
                .filter(request -> request.state() == OperatorRequest.State.WAITING);
    }
}
