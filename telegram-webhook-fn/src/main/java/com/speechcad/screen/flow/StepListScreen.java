package com.speechcad.screen.flow;

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
import jakarta.inject.Singleton;

/** A flow's steps, to pick the one to edit. */
@Singleton
class StepListScreen implements Screen {
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
        var draft = flow.draft();
        var page = Page.of(visitor, "steps", draft.steps().size(), A_PAGE);
        var title = text(FlowWords.STEPS_TITLE).with("name", flow.name());
        var view = view(page.count() > 1 ? Lines.of(title, text(FlowWords.TYPE_NUMBER)) : title)
                .takingText();
        for (var step : page.cut(draft.steps())) {
            view = view.row(open(StepWords.label(draft, step), "flow.step", StepRef.of(flow.id(), step.id())));
        }
        return page.controls(view);
    }
}
