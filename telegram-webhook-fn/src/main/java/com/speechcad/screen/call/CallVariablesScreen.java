package com.speechcad.screen.call;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.CallDetails;
import com.speechcad.call.CallText;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** All variables of one call that is over. */
@Singleton
class CallVariablesScreen implements Screen {
    static final String ID = "call.variables";
    private static final int A_PAGE = 12;

    private final CallDetails details;

    CallVariablesScreen(CallDetails details) {
        this.details = details;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return Ref.parse(argument)
                .flatMap(id -> details.of(visitor.id(), id))
                .filter(call -> call.attempt().state().isOver())
                .map(call -> draw(visitor, call))
                .orElseGet(View::gone);
    }

    private static View draw(Visitor visitor, CallDetails.Details call) {
        var entries = CallVariables.of(call);
        if (entries.isEmpty()) {
            return view(CallText.NO_VARIABLES);
        }
        var page = Page.of(visitor, ID, entries.size(), A_PAGE);
        var head = text(CallText.VARIABLES_HEAD).with("number", call.attempt().to());
        return page.controls(view(Lines.of(head, CallVariables.lines(page.cut(entries)))));
    }
}
