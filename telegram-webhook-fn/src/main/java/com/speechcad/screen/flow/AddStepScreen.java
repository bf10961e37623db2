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
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;
import java.util.List;

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
        return StepRef.parse(argument)
                .filter(ref -> ref.wayOut().isEmpty())
                .flatMap(ref -> flow.get().draft().step(ref.step()))
                .flatMap(step -> WaysOn.asked(flow.get(), step))
                .orElseGet(() -> kinds(NewStep.mayRepeat(flow.get().draft(), argument)));
    }

    private View kinds(boolean mayRepeat) {
        var branch = button(StepText.KIND_BRANCH, NewStep.BRANCH, now -> newStep.add(now, NewStep.BRANCH, ""));
        var again = button(StepText.KIND_AGAIN, NewStep.AGAIN, now -> newStep.add(now, NewStep.AGAIN, ""));
        return view(Lines.of(text(FlowWords.ASK_KIND), help(mayRepeat)))
                .row(kind(StepText.KIND_MESSAGE, NewStep.MESSAGE), kind(StepText.KIND_MENU, NewStep.MENU))
                .row(kind(StepText.KIND_DIGITS, NewStep.DIGITS), kind(StepText.KIND_QUESTION, NewStep.QUESTION))
                .row(kind(StepText.KIND_FEEDBACK, NewStep.FEEDBACK), kind(StepText.KIND_TRANSFER, NewStep.TRANSFER))
                .row(mayRepeat ? List.of(branch, again) : List.of(branch))
                .row(kind(StepText.KIND_END, NewStep.END));
    }

    /** What each kind does, called as on its button. */
    private static Text help(boolean mayRepeat) {
        return text(FlowWords.KIND_HELP)
                .with("message", text(StepText.KIND_MESSAGE))
                .with("menu", text(StepText.KIND_MENU))
                .with("digits", text(StepText.KIND_DIGITS))
                .with("question", text(StepText.KIND_QUESTION))
                .with("feedback", text(StepText.KIND_FEEDBACK))
                .with("transfer", text(StepText.KIND_TRANSFER))
                .with("branch", text(StepText.KIND_BRANCH))
                .with("repeats", mayRepeat ? "yes" : "no")
                .with("again", text(StepText.KIND_AGAIN))
                .with("end", text(StepText.KIND_END));
    }

    private static View.Item kind(TextKey label, String kind) {
        return button(
                label,
                kind,
                visitor -> Next.replace("flow.say", visitor.argument()).noting("kind", kind));
    }
}
