package com.speechcad.screen.inbox;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.Inbox;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** Who was called; each leads to the calls there. */
@Singleton
class InboxNumbersScreen implements Screen {
    static final String ID = "inbox.numbers";
    private static final int A_PAGE = 8;

    private final Inbox inbox;

    InboxNumbersScreen(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var total = inbox.countNumbers(visitor.id());
        var page = Page.of(visitor, ID, total, A_PAGE);
        var view = view(total == 0 ? InboxWords.NUMBERS_EMPTY : InboxWords.NUMBERS_TITLE);
        for (var number : inbox.numbers(visitor.id(), page.offset(), A_PAGE)) {
            var label = text(InboxWords.NUMBER_LINE)
                    .with("number", number.number())
                    .with("count", number.calls())
                    .with("at", number.last());
            view = view.row(open(label, InboxCallsScreen.ID, CallChoice.number(number.newest())));
        }
        return page.controls(view);
    }
}
