package com.speechcad.screen.inbox;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.Inbox;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** What there is, by kind. */
@Singleton
class InboxScreen implements Screen {
    static final String ID = "inbox";

    private final Inbox inbox;

    InboxScreen(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        if (inbox.isEmpty(visitor.id())) {
            return view(InboxWords.EMPTY);
        }
        var totals = inbox.totals(visitor.id());
        return view(InboxWords.TITLE)
                .row(open(InboxWords.BY_FLOW, InboxFlowsScreen.ID), open(InboxWords.BY_NUMBER, InboxNumbersScreen.ID))
                .row(open(
                        text(InboxWords.ANSWERED).with("count", totals.answered()),
                        InboxCallsScreen.ID,
                        CallChoice.ANSWERED))
                .row(open(text(InboxWords.SUMMARIES).with("count", totals.summaries()), InboxSummariesScreen.ID, ""))
                .row(
                        open(
                                text(InboxWords.TRANSCRIPTS).with("count", totals.transcripts()),
                                InboxCallsScreen.ID,
                                CallChoice.TRANSCRIBED),
                        open(
                                text(InboxWords.RECORDINGS).with("count", totals.recordings()),
                                InboxCallsScreen.ID,
                                CallChoice.RECORDED));
    }
}
