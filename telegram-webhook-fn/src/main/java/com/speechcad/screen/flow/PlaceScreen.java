package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flows;
import jakarta.inject.Singleton;

/** Moves a step to any place of a long flow at once. */
@Singleton
class PlaceScreen implements Screen {
    static final String ID = "flow.place";

    private final EditedStep edited;
    private final Flows flows;

    PlaceScreen(EditedStep edited, Flows flows) {
        this.edited = edited;
        this.flows = flows;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument)
                .map(found -> view(text(FlowWords.ASK_PLACE)
                                .with("number", found.number())
                                .with("count", found.flow().draft().steps().size()))
                        .takingText())
                .orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return edited.find(visitor, visitor.argument())
                .map(found -> move(visitor, found, line))
                .orElse(Next.back());
    }

    private Next move(Visitor visitor, EditedStep.Found found, String line) {
        var place = JumpToStep.number(found.flow().draft(), line);
        if (place.isEmpty()) {
            return JumpToStep.none(found.flow().draft());
        }
        var to = place.getAsInt();
        flows.edit(
                visitor.id(),
                found.flow().id(),
                draft -> draft.movingTo(found.step().id(), to));
        return Next.back().saying(text(FlowWords.MOVED).with("number", to));
    }
}
