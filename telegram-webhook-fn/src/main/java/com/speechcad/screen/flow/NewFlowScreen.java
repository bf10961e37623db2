package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flows;
import jakarta.inject.Singleton;

/** Asks for a new flow's name. */
@Singleton
class NewFlowScreen implements Screen {
    static final int MOST_NAME = 60;

    private final Flows flows;

    NewFlowScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "flow.new";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return view(FlowWords.ASK_NAME)
                .row(button(FlowWords.FROM_TEMPLATE, "template", _ -> Next.replace("flow.templates", "")))
                .row(button(FlowWords.NEW_TASK, "task", _ -> Next.replace("flow.new-task", "")))
                .takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        if (isTooLong(line)) {
            return Next.stay(text(FlowWords.NAME_TOO_LONG).with("most", MOST_NAME));
        }
        return flows.create(visitor.id(), line, visitor.reader().language())
                .<Next>map(id -> Next.replace("flow", StepRef.of(id)))
                .orElse(Next.stay(text(FlowWords.FLOWS_FULL).with("most", Flows.MOST_FLOWS)));
    }

    static boolean isTooLong(String name) {
        return name.codePointCount(0, name.length()) > MOST_NAME;
    }
}
