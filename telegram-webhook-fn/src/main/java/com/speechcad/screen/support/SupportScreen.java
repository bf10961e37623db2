package com.speechcad.screen.support;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.support.Ticket;
import com.speechcad.support.Tickets;
import com.speechcad.text.Shorten;
import jakarta.inject.Singleton;

/** What one has asked, and a way to ask more. */
@Singleton
public class SupportScreen implements Screen {
    public static final String ID = "support";

    /** The way to ask somebody, for other screens. */
    public static View.Item ask() {
        return open(SupportWords.ASK, NewTicketScreen.ID);
    }

    /** The way of those who run the tenant to everything that was asked. */
    public static View.Item staff() {
        return open(SupportWords.WAITING_ENTRY, StaffScreens.LIST);
    }

    private static final int A_PAGE = 6;
    private static final int LABEL = 40;

    private final Tickets tickets;

    SupportScreen(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var total = tickets.count(visitor.id());
        var page = Page.of(visitor, ID, total, A_PAGE);
        var view = view(total == 0 ? SupportWords.NONE : SupportWords.TITLE).row(ask());
        for (var ticket : tickets.of(visitor.id(), page.offset(), A_PAGE)) {
            var label = text(SupportWords.TICKET_LINE)
                    .with("state", state(ticket))
                    .with("words", shortened(ticket.first()));
            view = view.row(open(label, TicketScreen.ID, Long.toString(ticket.id())));
        }
        return page.controls(view);
    }

    static SupportWords state(Ticket ticket) {
        return state(ticket.state());
    }

    static SupportWords state(Ticket.State state) {
        return switch (state) {
            case OPEN -> SupportWords.STATE_OPEN;
            case ANSWERED -> SupportWords.STATE_ANSWERED;
            case CLOSED -> SupportWords.STATE_CLOSED;
        };
    }

    static String shortened(String words) {
        var line = words.lines().findFirst().orElse("");
        return Shorten.to(line, LABEL);
    }
}
