package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Flows;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

/** Which kind of step is added. */
@Singleton
class AddStepScreen implements Screen {
    private final Flows flows;

    AddStepScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "flow.add";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var flow = StepRef.parse(argument).flatMap(ref -> flows.find(visitor.id(), ref.flow()));
        if (flow.isEmpty()) {
            return View.gone();
        }
        if (flow.get().draft().steps().size() >= Draft.MOST_STEPS) {
            return view(text(FlowWords.TOO_MANY_STEPS).with("most", Draft.MOST_STEPS));
        }
        return view(FlowWords.ASK_KIND)
                .row(kind(FlowWords.KIND_MESSAGE, "message"), kind(FlowWords.KIND_MENU, "menu"))
                .row(kind(FlowWords.KIND_QUESTION, "question"), kind(FlowWords.KIND_END, "end"));
    }

    private static View.Item kind(TextKey label, String kind) {
        return button(
                label,
                kind,
                visitor -> Next.replace("flow.say", visitor.argument()).noting("kind", kind));
    }
}
