package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Failure.Then;
import com.speechcad.flow.Rewire;
import com.speechcad.flow.Rewire.Exit;
import com.speechcad.flow.Step;
import com.speechcad.flow.StepWords;
import jakarta.inject.Singleton;

/** What follows when a step got no usable answer at last: a step, going on, a transfer, or goodbye. */
@Singleton
class ThenScreen implements Screen {
    private final EditedStep edited;

    ThenScreen(EditedStep edited) {
        this.edited = edited;
    }

    @Override
    public String id() {
        return "flow.then";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument)
                .filter(found -> found.failure().isPresent())
                .flatMap(found -> found.way()
                        .map(way -> view(text(FlowWords.ASK_THEN)
                                        .with("number", found.number())
                                        .with(
                                                "exit",
                                                StepWords.leads(found.flow().draft(), found.step(), way)))
                                .row(button(
                                        FlowWords.THEN_STEP, "step", now -> Next.replace("flow.lead", now.argument())))
                                .row(
                                        found.step() instanceof Step.Keeping
                                                ? java.util.List.of(button(
                                                        FlowWords.THEN_SKIP, "skip", now -> set(now, new Then.Skip())))
                                                : java.util.List.of())
                                .row(button(
                                        FlowWords.THEN_TRANSFER,
                                        "transfer",
                                        now -> Next.replace("flow.number", now.argument())))
                                .row(button(FlowWords.THEN_END, "end", now -> set(now, new Then.End())))))
                .orElseGet(View::gone);
    }

    private Next set(Visitor visitor, Then then) {
        StepRef.parse(visitor.argument())
                .flatMap(StepRef::wayOut)
                .ifPresent(exit ->
                        edited.change(visitor, step -> Rewire.failing(step, failure -> with(failure, exit, then))));
        return Next.back();
    }

    /** The failure with another end for silence, for a wrong answer, or for both. */
    static Failure with(Failure failure, Exit exit, Then then) {
        return switch (exit) {
            case Exit.Silent() -> new Failure(failure.retries(), then, failure.wrong());
            case Exit.Wrong() -> new Failure(failure.retries(), failure.silent(), then);
            default -> new Failure(failure.retries(), then, then);
        };
    }
}
