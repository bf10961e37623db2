package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flows;
import jakarta.inject.Singleton;

/** A flow was deleted; one tap brings it back. */
@Singleton
class DeletedFlowScreen implements Screen {
    private final Flows flows;

    DeletedFlowScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "flow.deleted";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(text(FlowWords.FLOW_DELETED).with("days", Flows.KEPT.toDays()))
                .row(button(FlowWords.UNDO, "undo", this::undo))
                .row(open(FlowWords.FLOWS, "flows"));
    }

    private Next undo(Visitor visitor) {
        return StepRef.parse(visitor.argument())
                .map(ref -> switch (flows.restore(visitor.id(), ref.flow())) {
                    case DONE -> back(visitor, ref);
                    case FULL -> Next.stay(text(FlowWords.FLOWS_FULL).with("most", Flows.MOST_FLOWS));
                    case TOO_LATE -> Next.stay(text(FlowWords.FLOW_GONE).with("days", Flows.KEPT.toDays()));
                })
                .orElse(Next.back());
    }

    private Next back(Visitor visitor, StepRef ref) {
        var again = Next.replace("flow", StepRef.of(ref.flow()));
        return flows.find(visitor.id(), ref.flow())
                .map(flow -> again.saying(text(FlowWords.FLOW_IS_BACK).with("name", flow.name())))
                .orElse(again);
    }
}
