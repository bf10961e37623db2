package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Rewire;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where one exit of a step leads. */
@Singleton
class LeadScreen implements Screen {
    private static final int A_PAGE = 8;

    private final EditedStep edited;

    LeadScreen(EditedStep edited) {
        this.edited = edited;
    }

    @Override
    public String id() {
        return "flow.lead";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument)
                .flatMap(found -> way(found).map(way -> draw(visitor, found, way)))
                .orElseGet(View::gone);
    }

    private static Optional<Shown.Way> way(EditedStep.Found found) {
        return found.ref()
                .wayOut()
                .flatMap(exit -> Shown.ways(found.step()).stream()
                        .filter(way -> way.exit().equals(exit))
                        .findFirst());
    }

    private View draw(Visitor visitor, EditedStep.Found found, Shown.Way way) {
        var draft = found.flow().draft();
        var page = Page.of(visitor, "targets", draft.steps().size(), A_PAGE);
        var view = view(text(FlowWords.ASK_TARGET)
                .with("number", draft.number(found.step().id()))
                .with("exit", Shown.leads(draft, way)));
        for (var target : page.cut(draft.steps())) {
            view = view.row(button(Shown.label(draft, target), "to", target.id(), now -> lead(now, target.id())));
        }
        return page.controls(view);
    }

    private Next lead(Visitor visitor, String target) {
        StepRef.parse(visitor.argument())
                .flatMap(StepRef::wayOut)
                .ifPresent(exit -> edited.change(visitor, step -> Rewire.lead(step, exit, Optional.of(target))));
        return Next.back();
    }
}
