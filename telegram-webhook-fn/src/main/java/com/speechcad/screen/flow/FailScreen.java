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
import com.speechcad.flow.Rewire;
import com.speechcad.flow.Rewire.Exit;
import com.speechcad.flow.StepWords;
import com.speechcad.flow.Way;
import jakarta.inject.Singleton;

/** How often a step asks again, and what follows when nothing, or nothing that fits, comes at last. */
@Singleton
class FailScreen implements Screen {
    private final EditedStep edited;

    FailScreen(EditedStep edited) {
        this.edited = edited;
    }

    @Override
    public String id() {
        return "flow.fail";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument)
                .flatMap(found -> found.failure().map(failure -> draw(found, failure)))
                .orElseGet(View::gone);
    }

    private View draw(EditedStep.Found found, Failure failure) {
        var view = view(text(FlowWords.ASK_FAILS).with("number", found.number()))
                .row(button(
                        text(FlowWords.REPETITIONS).with("times", failure.retries()),
                        "repeat",
                        now -> askAgainMoreOften(edited, now)));
        if (!found.tellsWrongFromSilent()) {
            return view.row(then(found, new Way(new Exit.Otherwise(), failure.silent())));
        }
        view = view.row(then(found, new Way(new Exit.Silent(), failure.silent())))
                .row(then(found, new Way(new Exit.Wrong(), failure.wrong())));
        return view.row(open(
                text(FlowWords.BOTH_ALIKE),
                "flow.then",
                StepRef.of(found.flow().id(), found.step().id(), new Exit.Otherwise())));
    }

    private static View.Item then(EditedStep.Found found, Way way) {
        return open(
                StepWords.leadsTo(found.flow().draft(), found.step(), way),
                "flow.then",
                StepRef.of(found.flow().id(), found.step().id(), way.exit()));
    }

    /** Once more, and from the most back to none. */
    static Next askAgainMoreOften(EditedStep edited, Visitor visitor) {
        edited.change(
                visitor,
                step -> Rewire.failing(
                        step, failure -> failure.retrying((failure.retries() + 1) % (Failure.MOST_RETRIES + 1))));
        return Next.stay();
    }
}
