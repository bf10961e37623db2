package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.FlowId;
import com.speechcad.flow.Flows;
import com.speechcad.flow.KeptDrafts;
import com.speechcad.flow.KeptDrafts.Kept;
import com.speechcad.flow.ReplaceDraft;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;

/** Drafts of a flow that were replaced. A tap brings one back, and keeps the present one here. */
@Singleton
class DraftsScreen implements Screen {
    static final String ID = "flow.drafts";
    private static final int A_PAGE = 8;

    private final Flows flows;
    private final KeptDrafts kept;
    private final ReplaceDraft replace;

    DraftsScreen(Flows flows, KeptDrafts kept, ReplaceDraft replace) {
        this.flows = flows;
        this.kept = kept;
        this.replace = replace;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .map(flow -> {
                    var all = kept.of(visitor.id(), flow.id());
                    var page = Page.of(visitor, "drafts", all.size(), A_PAGE);
                    var view = view(text(all.isEmpty() ? FlowWords.DRAFTS_NONE : FlowWords.DRAFTS_TITLE)
                            .with("name", flow.name()));
                    for (var one : page.cut(all)) {
                        view = view.row(button(
                                line(one),
                                "bring",
                                Integer.toString(one.number()),
                                now -> bring(now, flow.id(), one.number())));
                    }
                    return page.controls(view);
                })
                .orElseGet(View::gone);
    }

    private static Text line(Kept kept) {
        return text(FlowWords.DRAFT_LINE)
                .with("at", kept.at())
                .with("count", kept.draft().steps().size())
                .with("why", kept.why().name())
                .with("number", kept.version().orElse(0));
    }

    private Next bring(Visitor visitor, FlowId flow, int number) {
        return replace.bringBack(visitor.id(), flow, number)
                ? Next.goTo("flow", StepRef.of(flow)).saying(FlowWords.BROUGHT_BACK)
                : Next.stay();
    }
}
