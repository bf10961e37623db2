package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Step;
import com.speechcad.flow.Variables;
import jakarta.inject.Singleton;

/** Which variable a new comparison looks at. */
@Singleton
class CaseNameScreen implements Screen {
    static final String NAME = "case.name";
    private static final int A_PAGE = 8;

    private final EditedStep edited;

    CaseNameScreen(EditedStep edited) {
        this.edited = edited;
    }

    @Override
    public String id() {
        return "flow.case";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument)
                .filter(found -> found.step() instanceof Step.Branch)
                .map(found -> draw(visitor, found))
                .orElseGet(View::gone);
    }

    private static View draw(Visitor visitor, EditedStep.Found found) {
        var names = FlowVariables.comparable(found.flow().draft());
        var page = Page.of(visitor, "case", names.size(), A_PAGE);
        var view = view(FlowWords.ASK_CASE_NAME).takingText();
        for (var name : page.cut(names)) {
            view = view.row(
                    button(text(FlowWords.KEY).with("key", name), "of", Variables.key(name), now -> next(now, name)));
        }
        return page.controls(view);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var name = Variables.name(line);
        return Variables.isName(name) ? next(visitor, name) : Next.stay(FlowWords.ANSWER_NAME_BAD);
    }

    private static Next next(Visitor visitor, String name) {
        return Next.replace("flow.op", visitor.argument()).noting(NAME, name);
    }
}
