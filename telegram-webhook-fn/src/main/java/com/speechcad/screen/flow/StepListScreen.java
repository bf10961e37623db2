package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import com.speechcad.flow.StepWords;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;

/** A flow's steps, to pick the one to edit. */
@Singleton
class StepListScreen implements Screen {
    /** Instead of a step in the argument: only those are listed that say what was typed. */
    static final String FOUND = "found";

    private static final int A_PAGE = 8;

    private final Flows flows;

    StepListScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "flow.steps";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .map(flow -> draw(visitor, flow))
                .orElseGet(View::gone);
    }

    /** A step's number or words lead straight to it, however long the list is. */
    @Override
    public Next typed(Visitor visitor, String line) {
        return StepRef.parse(visitor.argument())
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .map(flow -> JumpToStep.typed(flow, line))
                .orElse(Next.back());
    }

    private static View draw(Visitor visitor, Flow flow) {
        var words = JumpToStep.words(visitor).filter(_ -> visitor.argument().endsWith("/" + FOUND));
        var draft = flow.draft();
        var steps = words.map(line -> JumpToStep.saying(draft, line)).orElse(draft.steps());
        var page = Page.of(visitor, words.isPresent() ? FOUND : "steps", steps.size(), A_PAGE);
        var view = view(words.map(line -> found(line, steps.size())).orElseGet(() -> title(flow, page.count() > 1)))
                .takingText();
        for (var step : page.cut(steps)) {
            view = view.row(open(StepWords.label(draft, step), "flow.step", StepRef.of(flow.id(), step.id())));
        }
        var shown = page.controls(view);
        return words.isPresent()
                ? shown.row(
                        button(StudioWords.ALL_STEPS, "all", _ -> Next.replace("flow.steps", StepRef.of(flow.id()))))
                : shown;
    }

    private static Text title(Flow flow, boolean isLong) {
        var title = text(FlowWords.STEPS_TITLE).with("name", flow.name());
        return isLong ? Lines.of(title, text(FlowWords.TYPE_NUMBER)) : title;
    }

    static Text found(String words, int count) {
        return text(FlowWords.FOUND_STEPS).with("typed", words).with("count", count);
    }
}
