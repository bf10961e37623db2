package com.speechcad.screen.support;

import static com.speechcad.dialog.View.button;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.support.AskSupport;
import com.speechcad.support.AskSupport.Outcome;
import com.speechcad.support.Ticket;
import com.speechcad.support.Tickets;
import jakarta.inject.Singleton;

/** One of one's own tickets; a typed line is added to it. */
@Singleton
class TicketScreen implements Screen {
    static final String ID = "support.ticket";

    private final Tickets tickets;
    private final AskSupport support;
    private final Conversation conversation;

    TicketScreen(Tickets tickets, AskSupport support, Conversation conversation) {
        this.tickets = tickets;
        this.support = support;
        this.conversation = conversation;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return AskSupport.number(argument)
                .flatMap(id -> tickets.ofUser(visitor.id(), id))
                .map(ticket -> draw(visitor, ticket))
                .orElseGet(View::gone);
    }

    private View draw(Visitor visitor, Ticket ticket) {
        var head = text(SupportWords.TICKET_TITLE)
                .with("number", Long.toString(ticket.id()))
                .with("state", SupportScreen.state(ticket));
        var view = conversation.show(visitor, ticket, head, text(SupportWords.WRITE_MORE));
        return ticket.state() == Ticket.State.CLOSED
                ? view
                : view.row(button(SupportWords.CLOSE, "close", who -> close(who, ticket)));
    }

    private Next close(Visitor visitor, Ticket ticket) {
        support.close(visitor.id(), ticket.id());
        return Next.replace(SupportScreen.ID, "").saying(SupportWords.CLOSED);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var outcome = AskSupport.number(visitor.argument())
                .map(id -> support.add(visitor.id(), id, line))
                .orElse(new Outcome.Gone());
        return switch (outcome) {
            case Outcome.Written _ -> Next.stay(SupportWords.SENT);
            case Outcome.TooLong() -> NewTicketScreen.tooLong(line);
            case Outcome.TooMany(), Outcome.Gone() ->
                Next.replace(SupportScreen.ID, "").saying(SupportWords.GONE);
        };
    }
}
