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
        return view(FlowWords.FLOW_DELETED)
                .row(button(FlowWords.UNDO, "undo", this::undo))
                .row(open(FlowWords.FLOWS, "flows"));
    }

    private Next undo(Visitor visitor) {
        return StepRef.parse(visitor.argument())
                .<Next>map(ref -> flows.restore(visitor.id(), ref.flow())
                        ? Next.replace("flow", StepRef.of(ref.flow()))
                        : Next.stay(text(FlowWords.FLOWS_FULL).with("most", Flows.MOST_FLOWS)))
                .orElse(Next.back());
    }
}
