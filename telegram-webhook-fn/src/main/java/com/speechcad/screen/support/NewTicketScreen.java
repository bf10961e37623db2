package com.speechcad.screen.support;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.support.AskSupport;
import com.speechcad.support.AskSupport.Outcome;
import jakarta.inject.Singleton;

/** A question, typed in one message. */
@Singleton
public class NewTicketScreen implements Screen {
    /** For whoever leads here. */
    public static final String ID = "support.new";

    private final AskSupport support;

    NewTicketScreen(AskSupport support) {
        this.support = support;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(SupportWords.NEW).takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return switch (support.open(visitor.id(), line)) {
            case Outcome.Written(var ticket) ->
                Next.replace(TicketScreen.ID, Long.toString(ticket)).saying(SupportWords.SENT);
            case Outcome.TooMany() ->
                Next.replace(SupportScreen.ID, "")
                        .saying(text(SupportWords.TOO_MANY).with("most", AskSupport.MOST_OPEN));
            case Outcome.TooLong() -> tooLong(line);
            case Outcome.Gone() -> Next.replace(SupportScreen.ID, "").saying(SupportWords.GONE);
        };
    }

    static Next tooLong(String line) {
        return Next.stay(
                text(SupportWords.TOO_LONG).with("length", line.length()).with("most", AskSupport.LONGEST));
    }
}
