package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Rewire;
import com.speechcad.flow.Step;
import jakarta.inject.Singleton;

/** One step: what it says, where each of its exits leads, and everything to change about it. */
@Singleton
class StepScreen implements Screen {
    private final EditedStep edited;
    private final Flows flows;

    StepScreen(EditedStep edited, Flows flows) {
        this.edited = edited;
        this.flows = flows;
    }

    @Override
    public String id() {
        return "flow.step";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument).map(this::draw).orElseGet(View::gone);
    }

    private View draw(EditedStep.Found found) {
        var step = found.step();
        var draft = found.flow().draft();
        var view = view(text(FlowWords.STEP_TITLE)
                .with("number", draft.number(step.id()))
                .with("kind", Shown.kind(step))
                .with("words", step.text()));
        if (!(step instanceof Step.SpeakAgain || step instanceof Step.Branch)) {
            view = view.row(open(text(FlowWords.CHANGE_TEXT), "flow.text", found.about()));
        }
        for (var way : Shown.ways(step)) {
            var about = StepRef.of(found.flow().id(), step.id(), way.exit());
            view = view.row(open(Shown.leads(draft, way), "flow.lead", about));
        }
        view = switch (step) {
            case Step.Menu menu ->
                view.row(
                                open(text(FlowWords.ADD_KEY), "flow.key", found.about()),
                                open(text(FlowWords.REMOVE_KEY), "flow.unkey", found.about()))
                        .row(button(
                                text(FlowWords.REPETITIONS)
                                        .with("times", menu.failure().retries()),
                                "repeat",
                                this::askAgainMoreOften));
            case Step.Keeping keeping ->
                view.row(open(
                        text(FlowWords.ANSWER_NAME).with("name", keeping.variable()), "flow.answer", found.about()));
            case Step.PlayMessage _, Step.Transfer _, Step.SpeakAgain _, Step.Branch _, Step.End _ -> view;
        };
        if (draft.number(step.id()) > 1) {
            view = view.row(button(FlowWords.MOVE_UP, "up", this::moveUp));
        }
        return view.row(button(FlowWords.DELETE_STEP, "delete", this::delete));
    }

    private Next askAgainMoreOften(Visitor visitor) {
        edited.change(
                visitor,
                step -> Rewire.failing(
                        step, failure -> failure.retrying((failure.retries() + 1) % (Failure.MOST_RETRIES + 1))));
        return Next.stay();
    }

    private Next moveUp(Visitor visitor) {
        StepRef.parse(visitor.argument())
                .ifPresent(ref -> flows.edit(visitor.id(), ref.flow(), draft -> draft.movingUp(ref.step())));
        return Next.stay();
    }

    private Next delete(Visitor visitor) {
        StepRef.parse(visitor.argument())
                .ifPresent(ref -> flows.edit(visitor.id(), ref.flow(), draft -> draft.without(ref.step())));
        return Next.back().saying(text(FlowWords.STEP_DELETED));
    }
}
