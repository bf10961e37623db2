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
import com.speechcad.flow.Draft;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import com.speechcad.flow.StepWords;
import com.speechcad.flow.Variables;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;

/** The variables of a flow's texts and what they are when a call brings no value. */
@Singleton
class VariablesScreen implements Screen {
    private static final int A_PAGE = 8;
    private static final int MOST_VALUE = 30;

    private final Flows flows;

    VariablesScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "flow.vars";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .map(flow -> draw(visitor, flow))
                .orElseGet(View::gone);
    }

    private static View draw(Visitor visitor, Flow flow) {
        var names = FlowVariables.brought(flow.draft());
        var title = text(FlowWords.VARIABLES_TITLE)
                .with("name", flow.name())
                .with("example", FlowVariables.example(visitor.reader()));
        var page = Page.of(visitor, "variables", names.size(), A_PAGE);
        var view = view(names.isEmpty() ? Lines.of(title, text(FlowWords.VARIABLES_NONE)) : title);
        for (var name : page.cut(names)) {
            view = view.row(button(
                    label(flow.draft(), name),
                    "of",
                    Variables.key(name),
                    now -> Next.goTo("flow.var", now.argument()).noting(VariableScreen.NAME, name)));
        }
        return page.controls(view);
    }

    private static Text label(Draft draft, String name) {
        var value = draft.defaults().get(name);
        return value == null
                ? text(FlowWords.VARIABLE_NO_DEFAULT).with("name", name)
                : text(FlowWords.VARIABLE_LABEL)
                        .with("name", name)
                        .with("value", StepWords.shortened(value, MOST_VALUE));
    }
}
