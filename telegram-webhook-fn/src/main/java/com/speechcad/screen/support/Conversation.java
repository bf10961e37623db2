package com.speechcad.screen.support;

import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.support.Ticket;
import com.speechcad.support.Tickets;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/** A ticket's lines, the newest page first: both sides see the same. */
@Singleton
class Conversation {
    private static final int A_PAGE = 4;
    private static final int SHOWN = 800;

    private final Tickets tickets;

    Conversation(Tickets tickets) {
        this.tickets = tickets;
    }

    View show(Visitor visitor, Ticket ticket, Text head, Text tail) {
        var total = tickets.countLines(ticket.id());
        var page = Page.of(visitor, "ticket." + ticket.id(), total, A_PAGE);
        // Counted from the end: what was said last is what somebody wants to see.
        var until = total - page.offset();
        var from = Math.max(0, until - A_PAGE);
        var said = new ArrayList<Text>();
        said.add(head);
        for (var line : tickets.lines(ticket.id(), from, until - from)) {
            said.add(text(line.staff() ? SupportWords.LINE_STAFF : SupportWords.LINE_PERSON)
                    .with("at", line.at())
                    .with("words", shortened(line.words())));
        }
        said.add(tail);
        return page.controls(View.view(Lines.of(said)).takingText());
    }

    private static String shortened(String words) {
        return Shorten.to(words, SHOWN);
    }
}
