package com.speechcad.screen.inbox;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.Inbox;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** The flows that were called with; each leads to the answers to its questions. */
@Singleton
class InboxFlowsScreen implements Screen {
    static final String ID = "inbox.flows";
    private static final int A_PAGE = 8;

    private final Inbox inbox;

    InboxFlowsScreen(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var total = inbox.countFlows(visitor.id());
        var page = Page.of(visitor, ID, total, A_PAGE);
        var view = view(total == 0 ? InboxWords.FLOWS_EMPTY : InboxWords.FLOWS_TITLE);
        for (var flow : inbox.flows(visitor.id(), page.offset(), A_PAGE)) {
            var label = text(InboxWords.FLOW_LINE).with("name", flow.name()).with("count", flow.calls());
            view = view.row(open(label, InboxFlowScreen.ID, ShortId.of(flow.flow())));
        }
        return page.controls(view);
    }
}
