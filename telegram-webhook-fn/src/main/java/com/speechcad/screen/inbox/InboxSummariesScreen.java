package com.speechcad.screen.inbox;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.Inbox;
import com.speechcad.call.Judgement;
import com.speechcad.call.Summaries;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/** What each call came to, in a sentence, with the callee's mood; of all flows or of one. */
@Singleton
class InboxSummariesScreen implements Screen {
    static final String ID = "inbox.summaries";
    private static final int A_PAGE = 5;
    private static final int LONGEST = 400;

    private final Inbox inbox;
    private final Summaries summaries;

    InboxSummariesScreen(Inbox inbox, Summaries summaries) {
        this.inbox = inbox;
        this.summaries = summaries;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        if (argument.isEmpty()) {
            return draw(visitor, argument, Optional.empty(), text(InboxWords.SUMMARIES_TITLE));
        }
        return ShortId.parse(argument)
                .flatMap(flow -> inbox.nameOf(visitor.id(), flow)
                        .map(name -> draw(
                                visitor,
                                argument,
                                Optional.of(flow),
                                text(InboxWords.SUMMARIES_OF_FLOW).with("name", name))))
                .orElseGet(View::gone);
    }

    private View draw(Visitor visitor, String argument, Optional<UUID> flow, Text title) {
        var total = summaries.count(visitor.id(), flow);
        var page = Page.of(visitor, ID + argument, total, A_PAGE);
        var said = new ArrayList<Text>();
        said.add(title.with("count", total));
        if (total == 0) {
            said.add(text(InboxWords.SUMMARIES_EMPTY));
        }
        var calls = summaries.page(visitor.id(), flow, page.offset(), A_PAGE);
        for (var call : calls) {
            said.add(text(InboxWords.SUMMARY_HEAD)
                    .with("at", call.at())
                    .with("number", call.to())
                    .with("flow", call.flow()));
            if (!call.summary().isBlank()) {
                said.add(text(InboxWords.SUMMARY).with("summary", Shorten.to(call.summary(), LONGEST)));
            }
            if (call.talked()) {
                Judgement.of(call.sentiment(), call.successful()).ifPresent(said::add);
            }
        }
        var view = view(Lines.of(said));
        for (var call : calls) {
            view = view.row(open(
                    text(InboxWords.CALL_LINE)
                            .with("at", call.at())
                            .with("number", call.to())
                            .with("flow", call.flow()),
                    "call.one",
                    ShortId.of(call.call())));
        }
        view = page.controls(view);
        return view.row(
                flow.isEmpty() ? open(InboxWords.ONE_FLOW, InboxFlowsScreen.ID) : open(InboxWords.ALL_FLOWS, ID));
    }
}
