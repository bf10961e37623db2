package com.speechcad.screen.support;

import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.support.Ticket;
import com.speechcad.support.Tickets;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** A ticket's lines whole, as many as a message holds, the newest page first: both sides see the same. */
@Singleton
class Conversation {
    private static final int MOST_LINES = 4;

    /** Below what a message holds, with a head, a tail and the times; one line of the longest fits. */
    private static final int MOST_SIGNS = 3_200;

    private final Tickets tickets;

    Conversation(Tickets tickets) {
        this.tickets = tickets;
    }

    View show(Visitor visitor, Ticket ticket, Text head, Text tail) {
        var lengths = tickets.lengths(ticket.id());
        var pages = pages(lengths);
        // With each further line the pages are others: whoever turned back sees it at once.
        var page = Page.of(visitor, "ticket." + ticket.id() + "." + lengths.size(), pages.size(), 1);
        var shown = page.cut(pages).stream().findFirst().orElse(new Span(0, 0));
        var said = new ArrayList<Text>();
        said.add(head);
        for (var line : tickets.lines(ticket.id(), shown.from, shown.until - shown.from)) {
            said.add(text(line.staff() ? SupportWords.LINE_STAFF : SupportWords.LINE_PERSON)
                    .with("at", line.at())
                    .with("words", line.words()));
        }
        said.add(tail);
        return page.controls(View.view(Lines.of(said)).takingText());
    }

    private record Span(int from, int until) {}

    /** Counted from the end: what was said last is what somebody wants to see. */
    private static List<Span> pages(List<Integer> lengths) {
        var pages = new ArrayList<Span>();
        for (int until = lengths.size(); until > 0; ) {
            int from = until - 1;
            int signs = lengths.get(from);
            while (from > 0 && until - from < MOST_LINES && signs + lengths.get(from - 1) <= MOST_SIGNS) {
                from--;
                signs += lengths.get(from);
            }
            pages.add(new Span(from, until));
            until = from;
        }
        return pages;
    }
}
