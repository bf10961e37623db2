package com.speechcad.screen.inbox;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.Attempt;
import com.speechcad.call.Inbox;
import com.speechcad.call.Inbox.Which;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;

/** Some of one's calls, the newest first; each leads to everything about it. */
@Singleton
class InboxCallsScreen implements Screen {
    static final String ID = "inbox.calls";
    private static final int A_PAGE = 8;

    private final Inbox inbox;

    InboxCallsScreen(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return CallChoice.parse(argument)
                .map(which -> draw(visitor, argument, which))
                .orElseGet(View::gone);
    }

    private View draw(Visitor visitor, String argument, Which which) {
        var total = inbox.count(visitor.id(), which);
        var page = Page.of(visitor, ID + argument, total, A_PAGE);
        var calls = inbox.calls(visitor.id(), which, page.offset(), A_PAGE);
        if (calls.isEmpty()) {
            return view(InboxWords.CALLS_EMPTY);
        }
        var view = view(title(which, calls.getFirst(), total));
        for (var call : calls) {
            var label = text(InboxWords.CALL_LINE)
                    .with("at", call.plannedAt())
                    .with("number", call.to())
                    .with("flow", call.script().name());
            view = view.row(open(label, "call.one", ShortId.of(call.id())));
        }
        return page.controls(view);
    }

    private static Text title(Which which, Attempt newest, int total) {
        var words = switch (which) {
            case Which.OfFlow _ ->
                text(InboxWords.CALLS_OF_FLOW).with("name", newest.script().name());
            case Which.OfNumber _ -> text(InboxWords.CALLS_OF_NUMBER).with("number", newest.to());
            case Which.Answered _ -> text(InboxWords.CALLS_ANSWERED);
            case Which.WithTranscript _ -> text(InboxWords.CALLS_TRANSCRIBED);
            case Which.Recorded _ -> text(InboxWords.CALLS_RECORDED);
        };
        return words.with("count", total);
    }
}
