package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;

/** The person's flows. */
@Singleton
class FlowListScreen implements Screen {
    private static final int A_PAGE = 8;

    private final Flows flows;

    FlowListScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "flows";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var all = flows.of(visitor.id());
        var page = Page.of(visitor, "flows", all.size(), A_PAGE);
        var view = all.isEmpty()
                ? view(FlowWords.FLOWS_NONE)
                : view(text(FlowWords.FLOWS_TITLE).with("count", all.size()));
        if (all.isEmpty()) {
            view = view.row(open(FlowWords.FROM_TEMPLATE, "flow.templates"));
        }
        for (var flow : page.cut(all)) {
            view = view.row(open(label(flow), "flow", StepRef.of(flow.id())));
        }
        view = page.controls(view).row(open(FlowWords.NEW_FLOW, "flow.new"));
        return flows.deleted(visitor.id()).isEmpty()
                ? view
                : view.row(open(FlowWords.DELETED_FLOWS, DeletedFlowsScreen.ID));
    }

    private static Text label(Flow flow) {
        return flow.publishedNumber()
                .map(number -> text(FlowWords.FLOW_LABEL).with("number", number))
                .orElse(text(FlowWords.FLOW_LABEL_DRAFT))
                .with("name", flow.name());
    }
}
