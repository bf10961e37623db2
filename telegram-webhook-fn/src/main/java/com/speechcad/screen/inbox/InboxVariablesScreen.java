package com.speechcad.screen.inbox;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.Inbox;
import com.speechcad.call.InboxVariables;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.UUID;

/** The variables of a flow with their values over all its last calls. */
@Singleton
class InboxVariablesScreen implements Screen {
    static final String ID = "inbox.variables";
    private static final int A_PAGE = 4;
    private static final int MOST_VALUES = 12;
    private static final int LONGEST = 60;

    private final Inbox inbox;
    private final InboxVariables variables;

    InboxVariablesScreen(Inbox inbox, InboxVariables variables) {
        this.inbox = inbox;
        this.variables = variables;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return ShortId.parse(argument)
                .flatMap(flow -> inbox.nameOf(visitor.id(), flow).map(name -> draw(visitor, argument, flow, name)))
                .orElseGet(View::gone);
    }

    private View draw(Visitor visitor, String argument, UUID flow, String name) {
        var all = variables.of(visitor.id(), flow);
        var page = Page.of(visitor, ID + argument, all.size(), A_PAGE);
        var said = new ArrayList<Text>();
        said.add(text(InboxWords.VARIABLES_TITLE).with("name", name));
        if (all.isEmpty()) {
            said.add(text(InboxWords.VARIABLES_EMPTY));
        }
        for (var variable : page.cut(all)) {
            said.add(text(variable.isAnswer() ? InboxWords.VARIABLE_ASKED : InboxWords.VARIABLE_GIVEN)
                    .with("name", Shorten.to(variable.name(), LONGEST)));
            variable.values().entrySet().stream()
                    .limit(MOST_VALUES)
                    .forEach(value -> said.add(text(InboxWords.TYPED_GIVEN)
                            .with("answer", Shorten.to(value.getKey(), LONGEST))
                            .with("count", value.getValue())));
            var more = variable.values().size() - MOST_VALUES;
            if (more > 0) {
                said.add(text(InboxWords.MORE_VALUES).with("count", more));
            }
        }
        return page.controls(view(Lines.of(said)));
    }
}
