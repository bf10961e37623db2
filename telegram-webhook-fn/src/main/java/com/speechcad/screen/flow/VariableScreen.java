package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Variables;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Optional;

/** What one variable is when a call brings no value for it. */
@Singleton
class VariableScreen implements Screen {
    static final String NAME = "variable";

    private final Flows flows;

    VariableScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "flow.var";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var name = visitor.note(NAME).orElse("");
        return flow(visitor)
                .filter(_ -> Variables.isName(name))
                .map(flow -> {
                    var view = view(text(FlowWords.ASK_DEFAULT)
                                    .with("name", name)
                                    .with("most", Variables.MOST_CHARACTERS))
                            .takingText();
                    return flow.draft().defaults().containsKey(name)
                            ? view.row(button(FlowWords.NO_DEFAULT, "none", this::none))
                            : view;
                })
                .orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var name = visitor.note(NAME).orElse("");
        if (line.length() > Variables.MOST_CHARACTERS) {
            return Next.stay(text(FlowWords.EXPECTED_TOO_LONG).with("most", Variables.MOST_CHARACTERS));
        }
        var defaults = flow(visitor).map(flow -> flow.draft().defaults());
        if (defaults.isPresent()
                && !defaults.get().containsKey(name)
                && defaults.get().size() >= Variables.MOST) {
            return Next.stay(text(FlowWords.DEFAULTS_FULL).with("most", Variables.MOST));
        }
        change(visitor, Optional.of(line));
        return Next.back();
    }

    private Next none(Visitor visitor) {
        change(visitor, Optional.empty());
        return Next.back();
    }

    private void change(Visitor visitor, Optional<String> value) {
        var name = visitor.note(NAME).orElse("");
        flow(visitor)
                .ifPresent(flow -> flows.edit(visitor.id(), flow.id(), draft -> {
                    var values = new LinkedHashMap<>(draft.defaults());
                    value.ifPresentOrElse(now -> values.put(name, now), () -> values.remove(name));
                    return draft.defaulting(values);
                }));
    }

    private Optional<Flow> flow(Visitor visitor) {
        return StepRef.parse(visitor.argument()).flatMap(ref -> flows.find(visitor.id(), ref.flow()));
    }
}
