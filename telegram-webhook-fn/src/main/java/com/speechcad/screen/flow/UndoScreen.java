package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Flows;
import com.speechcad.flow.KeptDrafts;
import com.speechcad.flow.KeptDrafts.Kept;
import com.speechcad.flow.ReplaceDraft;
import com.speechcad.flow.Splice;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;

/** The draft was replaced; one tap brings it back. */
@Singleton
class UndoScreen implements Screen {
    static final String ID = "flow.undo";

    private final Flows flows;
    private final KeptDrafts kept;
    private final ReplaceDraft replace;

    UndoScreen(Flows flows, KeptDrafts kept, ReplaceDraft replace) {
        this.flows = flows;
        this.kept = kept;
        this.replace = replace;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return StepRef.parse(argument)
                .flatMap(ref -> find(visitor, ref)
                        .map(found -> view(done(visitor, ref, found))
                                .row(button(FlowWords.UNDO, "undo", this::undo))
                                .row(open(text(FlowWords.BACK_TO_FLOW), "flow", StepRef.of(ref.flow())))))
                .orElseGet(View::gone);
    }

    private Optional<Kept> find(Visitor visitor, StepRef ref) {
        return number(ref).flatMap(number -> kept.find(visitor.id(), ref.flow(), number));
    }

    private Text done(Visitor visitor, StepRef ref, Kept found) {
        return switch (found.why()) {
            case STEP_DELETED ->
                flows.find(visitor.id(), ref.flow())
                        .map(flow -> deleted(found.draft(), flow.draft()))
                        .orElse(text(FlowWords.STEP_DELETED));
            case VERSION_TAKEN_BACK ->
                text(FlowWords.TAKEN_BACK).with("number", found.version().orElse(0));
            case BROUGHT_BACK -> text(FlowWords.BROUGHT_BACK);
        };
    }

    /** What the flow without the step lacks by now. */
    private static Text deleted(Draft before, Draft now) {
        var lines = new ArrayList<Text>();
        lines.add(text(FlowWords.STEP_DELETED));
        var opened = Splice.opened(before, now);
        if (!opened.isEmpty()) {
            lines.add(text(StudioWords.OPENED).with("steps", Added.numbers(now, opened)));
        }
        var cutOff = Splice.cutOff(before, now);
        if (!cutOff.isEmpty()) {
            lines.add(Added.cutOff(now, cutOff));
        }
        return Lines.of(lines);
    }

    /** A second tap finds the draft as it is wanted and changes nothing. */
    private Next undo(Visitor visitor) {
        return StepRef.parse(visitor.argument())
                .<Next>map(ref -> {
                    var number = number(ref);
                    return number.isPresent() && replace.bringBack(visitor.id(), ref.flow(), number.get())
                            ? Next.replace("flow", StepRef.of(ref.flow())).saying(FlowWords.BROUGHT_BACK)
                            : Next.back();
                })
                .orElse(Next.back());
    }

    static Optional<Integer> number(StepRef ref) {
        return ref.step().matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(ref.step())) : Optional.empty();
    }
}
