package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flows;
import jakarta.inject.Singleton;

/** Asks for a flow's new name. */
@Singleton
class RenameFlowScreen implements Screen {
    private final Flows flows;

    RenameFlowScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "flow.name";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .map(flow -> view(text(FlowWords.ASK_NEW_NAME).with("name", flow.name()))
                        .takingText())
                .orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        if (NewFlowScreen.isTooLong(line)) {
            return Next.stay(text(FlowWords.NAME_TOO_LONG).with("most", NewFlowScreen.MOST_NAME));
        }
        StepRef.parse(visitor.argument()).ifPresent(ref -> flows.rename(visitor.id(), ref.flow(), line));
        return Next.back();
    }
}
