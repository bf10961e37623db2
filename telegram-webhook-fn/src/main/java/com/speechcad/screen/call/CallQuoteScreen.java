package com.speechcad.screen.call;

import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.FlowVersionId;
import com.speechcad.flow.FlowVersions;
import jakarta.inject.Singleton;

/** What was chosen, what it costs at most, and the button. */
@Singleton
class CallQuoteScreen implements Screen {
    static final String ID = "call.quote";

    private final FlowVersions versions;
    private final QuoteView quotes;

    CallQuoteScreen(FlowVersions versions, QuoteView quotes) {
        this.versions = versions;
        this.quotes = quotes;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var version = Notes.flow(visitor).flatMap(id -> versions.toCallWith(new FlowVersionId(id)));
        var to = Notes.to(visitor);
        var from = Notes.from(visitor);
        if (version.isEmpty() || to.isEmpty() || from.isEmpty()) {
            return View.gone();
        }
        return quotes.of(
                visitor,
                new QuoteView.Plan(
                        version.get(), to.get(), from.get(), Notes.recording(visitor), Notes.basis(visitor)));
    }
}
