package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import jakarta.inject.Singleton;

/** What is rarely done with a flow: another name, another spoken language, deleting it. */
@Singleton
class MoreScreen implements Screen {
    private final Flows flows;

    MoreScreen(Flows flows) {
        this.flows = flows;
    }

    @Override
    public String id() {
        return "flow.more";
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return StepRef.parse(argument)
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .map(this::draw)
                .orElseGet(View::gone);
    }

    private View draw(Flow flow) {
        var about = StepRef.of(flow.id());
        return view(text(FlowWords.MORE_TITLE).with("name", flow.name()))
                .row(open(text(FlowWords.RENAME), "flow.name", about))
                .row(open(
                        text(FlowWords.LANGUAGE_OF_CALL)
                                .with("language", flow.language().ownName()),
                        "flow.speech",
                        about))
                .row(open(text(FlowWords.VARIABLES), "flow.vars", about))
                .row(button(FlowWords.DELETE_FLOW, "delete", this::delete));
    }

    private Next delete(Visitor visitor) {
        StepRef.parse(visitor.argument()).ifPresent(ref -> flows.delete(visitor.id(), ref.flow()));
        return Next.replace("flow.deleted", visitor.argument());
    }
}
