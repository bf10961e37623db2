package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowPictures;
import com.speechcad.flow.FlowPictures.Drawn;
import com.speechcad.flow.Flows;
import com.speechcad.flow.PictureText;
import com.speechcad.notify.Message;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/** The flow's graph as pictures, a few steps on each; the worker draws them. */
@Singleton
class PictureScreen implements Screen {
    static final String ID = "flow.picture";

    private final Flows flows;
    private final FlowPictures pictures;

    PictureScreen(Flows flows, FlowPictures pictures) {
        this.flows = flows;
        this.pictures = pictures;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var found = StepRef.parse(argument);
        return found.flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .map(flow -> pictures.find(flow, visitor.reader().language())
                        .map(drawn -> page(flow, drawn, page(found.get(), drawn.pages())))
                        .orElseGet(this::old))
                .orElseGet(View::gone);
    }

    /** Leads to the picture; one that is not there yet is drawn, and comes as a message of its own. */
    Next ask(Visitor visitor) {
        var language = visitor.reader().language();
        return StepRef.parse(visitor.argument())
                .flatMap(ref -> flows.find(visitor.id(), ref.flow()))
                .map(flow -> {
                    if (pictures.find(flow, language).isPresent()) {
                        return Next.goTo(ID, StepRef.of(flow.id()));
                    }
                    pictures.ask(visitor.id(), flow.id(), language);
                    return Next.toast(FlowWords.BEING_DRAWN);
                })
                .orElse(Next.back());
    }

    private View old() {
        return view(FlowWords.PICTURE_OLD).row(button(FlowWords.DRAW_NOW, "draw", this::ask));
    }

    private static View page(Flow flow, Drawn drawn, int number) {
        var view = view(text(PictureText.PICTURE)
                        .with("name", flow.name())
                        .with("number", number)
                        .with("count", drawn.pages()))
                .with(new Message.Attachment.Photo(drawn.key(number), "flow.png"));
        var turns = new ArrayList<View.Item>();
        if (number > 1) {
            turns.add(turn(FlowWords.PICTURE_BEFORE, "before", flow, number - 1));
        }
        if (number < drawn.pages()) {
            turns.add(turn(FlowWords.PICTURE_AFTER, "after", flow, number + 1));
        }
        return view.row(turns);
    }

    private static View.Item turn(FlowWords label, String action, Flow flow, int to) {
        return button(label, action, _ -> Next.replace(ID, StepRef.of(flow.id(), Integer.toString(to))));
    }

    private static int page(StepRef ref, int pages) {
        return ref.step().matches("\\d{1,3}") ? Math.clamp(Integer.parseInt(ref.step()), 1, pages) : 1;
    }
}
