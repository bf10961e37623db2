package com.speechcad.screen.support;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.named.InWords;
import com.speechcad.support.AskSupport;
import com.speechcad.support.AskSupport.Outcome;
import com.speechcad.support.SupportText;
import com.speechcad.support.Ticket;
import com.speechcad.support.Ticket.State;
import com.speechcad.support.Tickets;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;

/** What waits for an answer in the order the plans promise, what was answered or closed, and one to be answered with a line. */
@Factory
class StaffScreens {
    static final String LIST = "admin.tickets";
    static final String ONE = "admin.ticket";
    private static final String FILTER = "tickets.filter";
    private static final int A_PAGE = 8;

    @Singleton
    @Named(LIST)
    Waiting list(Tickets tickets, Users users) {
        return new Waiting(tickets, users);
    }

    @Singleton
    @Named(ONE)
    One one(Tickets tickets, Users users, AskSupport support, Conversation conversation) {
        return new One(tickets, users, support, conversation);
    }

    record Waiting(Tickets tickets, Users users) implements AdminOnly {
        @Override
        public String id() {
            return LIST;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var state = visitor.note(FILTER).map(State::valueOf).orElse(State.OPEN);
            var total = tickets.count(state);
            var page = Page.of(visitor, LIST, total, A_PAGE);
            var view = view(title(state, total));
            for (var ticket : tickets.in(state, page.offset(), A_PAGE)) {
                var label = text(SupportWords.WAITING_LINE)
                        .with("level", SupportText.of(ticket.level()))
                        .with("name", InWords.person(users.get(ticket.user())))
                        .with("words", SupportScreen.shortened(ticket.first()));
                view = view.row(open(label, ONE, Long.toString(ticket.id())));
            }
            return page.controls(view)
                    .row(Arrays.stream(State.values())
                            .filter(other -> other != state)
                            .map(Waiting::choose)
                            .toList());
        }

        private static Text title(State state, int total) {
            if (state == State.OPEN && total == 0) {
                return text(SupportWords.WAITING_NONE);
            }
            var words = switch (state) {
                case OPEN -> SupportWords.WAITING;
                case ANSWERED -> SupportWords.LIST_ANSWERED;
                case CLOSED -> SupportWords.LIST_CLOSED;
            };
            return text(words).with("count", total);
        }

        private static View.Item choose(State state) {
            return button(
                    SupportScreen.state(state),
                    state.name().toLowerCase(Locale.ROOT),
                    _ -> Next.stay().noting(FILTER, state.name()).noting(Page.note(LIST), "0"));
        }
    }

    record One(Tickets tickets, Users users, AskSupport support, Conversation conversation) implements AdminOnly {
        @Override
        public String id() {
            return ONE;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return AskSupport.number(argument)
                    .flatMap(tickets::find)
                    .map(ticket -> draw(visitor, ticket))
                    .orElseGet(View::gone);
        }

        private View draw(Visitor visitor, Ticket ticket) {
            var head = text(SupportWords.STAFF_TITLE)
                    .with("number", Long.toString(ticket.id()))
                    .with("name", InWords.person(users.get(ticket.user())))
                    .with("level", SupportText.of(ticket.level()))
                    .with("state", SupportScreen.state(ticket));
            var person = open(
                    text(SupportWords.THE_PERSON),
                    "admin.person",
                    Long.toString(ticket.user().value()));
            var view = conversation.show(visitor, ticket, head, text(SupportWords.WRITE_ANSWER));
            return ticket.state() == State.CLOSED
                    ? view.row(person)
                    : view.row(button(SupportWords.CLOSE, "close", who -> close(who, ticket)), person);
        }

        private Next close(Visitor visitor, Ticket ticket) {
            support.close(visitor.id(), ticket.id());
            return Next.replace(LIST, "").saying(SupportWords.CLOSED);
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            var outcome = AskSupport.number(visitor.argument())
                    .map(id -> support.answer(visitor.id(), id, line))
                    .orElse(new Outcome.Gone());
            return switch (outcome) {
                case Outcome.Written _ -> Next.replace(LIST, "").saying(SupportWords.ANSWERED);
                case Outcome.TooLong() -> NewTicketScreen.tooLong(line);
                case Outcome.TooMany(), Outcome.Gone() -> Next.replace(LIST, "").saying(SupportWords.GONE);
            };
        }
    }
}
