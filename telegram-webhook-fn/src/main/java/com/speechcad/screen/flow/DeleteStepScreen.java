package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Draft;
import com.speechcad.flow.ReplaceDraft;
import com.speechcad.flow.Splice;
import com.speechcad.flow.Step;
import com.speechcad.flow.StepWords;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Asks before a step goes that others are reached through, and offers to lead past it. Either way can be taken back. */
@Singleton
class DeleteStepScreen implements Screen {
    static final String ID = "flow.delete";
    private static final int NAMED = 8;

    private final EditedStep edited;
    private final ReplaceDraft replace;

    DeleteStepScreen(EditedStep edited, ReplaceDraft replace) {
        this.edited = edited;
        this.replace = replace;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return edited.find(visitor, argument).map(this::draw).orElseGet(View::gone);
    }

    /** Asks where something would be cut off; else there is nothing to ask, and an undo. */
    Next asked(Visitor visitor) {
        return edited.find(visitor, visitor.argument())
                .filter(found -> !cutOff(found).isEmpty())
                .<Next>map(found -> Next.goTo(ID, found.about()))
                .orElseGet(() -> delete(visitor, false));
    }

    private View draw(EditedStep.Found found) {
        var draft = found.flow().draft();
        var view = view(question(draft, found, cutOff(found)));
        var next = Splice.successor(draft, found.step().id());
        if (next.isPresent()) {
            view = view.row(button(
                    text(StudioWords.DELETE_JOINING)
                            .with("number", draft.number(next.get().id())),
                    "join",
                    now -> delete(now, true)));
        }
        return view.row(button(StudioWords.DELETE_ONLY, "only", now -> delete(now, false)));
    }

    private static Text question(Draft draft, EditedStep.Found found, List<Step> cutOff) {
        var lines = new ArrayList<Text>();
        lines.add(text(StudioWords.ASK_DELETE).with("number", found.number()));
        if (!cutOff.isEmpty()) {
            lines.add(text(StudioWords.WOULD_CUT_OFF));
            cutOff.stream().limit(NAMED).forEach(step -> lines.add(StepWords.label(draft, step)));
        }
        if (cutOff.size() > NAMED) {
            lines.add(text(StudioWords.AND_MORE).with("count", cutOff.size() - NAMED));
        }
        return Lines.of(lines);
    }

    private static List<Step> cutOff(EditedStep.Found found) {
        var draft = found.flow().draft();
        return Splice.cutOff(draft, draft.without(found.step().id()));
    }

    private Next delete(Visitor visitor, boolean joining) {
        return StepRef.parse(visitor.argument())
                .flatMap(ref -> replace.deleteStep(visitor.id(), ref.flow(), ref.step(), joining)
                        .<Next>map(kept -> Next.replace(UndoScreen.ID, StepRef.of(ref.flow(), kept.toString()))
                                .past("flow.step")))
                .orElse(Next.back());
    }
}
