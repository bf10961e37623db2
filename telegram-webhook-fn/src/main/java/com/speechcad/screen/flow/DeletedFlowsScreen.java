package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flows;
import jakarta.inject.Singleton;

/** Flows that were deleted in the last days, each with a way back. */
@Singleton
class DeletedFlowsScreen implements Screen {
    static final String ID = "flows.deleted";
    private static final int A_PAGE = 8;

    private final Flows flows;

    DeletedFlowsScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var deleted = flows.deleted(visitor.id());
        var page = Page.of(visitor, ID, deleted.size(), A_PAGE);
        var view = deleted.isEmpty()
                ? view(FlowWords.DELETED_FLOWS_NONE)
                : view(text(FlowWords.DELETED_FLOWS_TITLE).with("days", Flows.KEPT.toDays()));
        for (var flow : page.cut(deleted)) {
            view = view.row(button(
                    text(FlowWords.BRING_FLOW_BACK).with("name", flow.name()).with("at", flow.at()),
                    "back-again",
                    ShortId.of(flow.id().value()),
                    who -> bringBack(who, flow)));
        }
        return page.controls(view).row(open(FlowWords.FLOWS, "flows"));
    }

    private Next bringBack(Visitor visitor, Flows.Deleted flow) {
        return switch (flows.restore(visitor.id(), flow.id())) {
            case DONE ->
                Next.replace("flow", StepRef.of(flow.id()))
                        .saying(text(FlowWords.FLOW_IS_BACK).with("name", flow.name()));
            case FULL -> Next.stay(text(FlowWords.FLOWS_FULL).with("most", Flows.MOST_FLOWS));
            case TOO_LATE -> Next.stay(text(FlowWords.FLOW_GONE).with("days", Flows.KEPT.toDays()));
        };
    }
}
