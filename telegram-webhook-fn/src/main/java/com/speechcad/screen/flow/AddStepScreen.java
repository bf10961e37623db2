package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Flows;
import com.speechcad.flow.StepText;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

/** Which kind of step is added: at the end, after the step that the screen is about, or where its exit leads. */
@Singleton
class AddStepScreen implements Screen {
    private final Flows flows;
    private final NewStep newStep;

    AddStepScreen(Flows flows, NewStep newStep) {
        this.flows = flows;
        this.newStep = newStep;
    }

    @Override
    public String id() {
        return "flow.add";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var flow = StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .filter(found -> !found.draft().isTask());
        if (flow.isEmpty()) {
            return View.gone();
        }
        if (flow.get().draft().steps().size() >= Draft.MOST_STEPS) {
            return view(text(FlowWords.TOO_MANY_STEPS).with("most", Draft.MOST_STEPS));
        }
        return view(Lines.of(text(FlowWords.ASK_KIND), text(FlowWords.KIND_HELP)))
                .row(kind(StepText.KIND_MESSAGE, NewStep.MESSAGE), kind(StepText.KIND_MENU, NewStep.MENU))
                .row(kind(StepText.KIND_DIGITS, NewStep.DIGITS), kind(StepText.KIND_QUESTION, NewStep.QUESTION))
                .row(kind(StepText.KIND_FEEDBACK, NewStep.FEEDBACK), kind(StepText.KIND_TRANSFER, NewStep.TRANSFER))
                .row(
                        button(StepText.KIND_BRANCH, NewStep.BRANCH, now -> newStep.add(now, NewStep.BRANCH, "")),
                        button(StepText.KIND_AGAIN, NewStep.AGAIN, now -> newStep.add(now, NewStep.AGAIN, "")))
                .row(kind(StepText.KIND_END, NewStep.END));
    }

    private static View.Item kind(TextKey label, String kind) {
        return button(
                label,
                kind,
                visitor -> Next.replace("flow.say", visitor.argument()).noting("kind", kind));
    }
}
