package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Rewire;
import com.speechcad.flow.StepWords;
import com.speechcad.flow.Way;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where one exit of a step leads: one of the steps, tapped, or typed by its number or its words, or a new one. */
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
                .flatMap(found -> found.way().map(way -> draw(visitor, found, way)))
                .orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return edited.find(visitor, visitor.argument())
                .map(found -> JumpToStep.typed(found.flow().draft(), line, target -> lead(visitor, target.id())))
                .orElse(Next.back());
    }

    private View draw(Visitor visitor, EditedStep.Found found, Way way) {
        var draft = found.flow().draft();
        var page = Page.of(visitor, "targets", draft.steps().size(), A_PAGE);
        var title = text(FlowWords.ASK_TARGET)
                .with("number", draft.number(found.step().id()))
                .with("exit", StepWords.leads(draft, found.step(), way));
        var view = view(page.count() > 1 ? Lines.of(title, text(FlowWords.TYPE_TARGET)) : title)
                .takingText();
        for (var target : page.cut(draft.steps())) {
            view = view.row(button(StepWords.label(draft, target), "to", target.id(), now -> lead(now, target.id())));
        }
        return page.controls(view)
                .row(button(FlowWords.NEW_TARGET, "new", now -> Next.replace("flow.add", now.argument())));
    }

    private Next lead(Visitor visitor, String target) {
        StepRef.parse(visitor.argument())
                .flatMap(StepRef::wayOut)
                .ifPresent(exit -> edited.change(visitor, step -> Rewire.lead(step, exit, Optional.of(target))));
        return Next.back();
    }
}
