package com.speechcad.screen.flow;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Step;
import com.speechcad.flow.StepWords;
import com.speechcad.flow.Way;
import java.util.Optional;

/** A step that goes on in several ways is followed by a new one only on the way that its author chooses. */
final class WaysOn {
    private WaysOn() {}

    /** Whether anything can follow the step at all. */
    static boolean areThere(Step step) {
        return !Way.onward(step).isEmpty();
    }

    /** The question which way; empty where there is just one, and so nothing to ask. */
    static Optional<View> asked(Flow flow, Step step) {
        if (!areThere(step)) {
            return Optional.of(view(text(StudioWords.NOTHING_AFTER)
                    .with("number", flow.draft().number(step.id()))
                    .with("kind", StepWords.kind(step))));
        }
        return step instanceof Step.Menu || Way.onward(step).size() > 1
                ? Optional.of(question(flow, step))
                : Optional.empty();
    }

    private static View question(Flow flow, Step step) {
        var view = view(text(StudioWords.ASK_WAY).with("number", flow.draft().number(step.id())));
        for (var way : Way.onward(step)) {
            var name = StepRef.name(way.exit()).replace("k*", "kstar").replace("k#", "khash");
            view = view.row(button(
                    StepWords.leadsTo(flow.draft(), step, way),
                    "way",
                    name,
                    _ -> Next.replace("flow.add", StepRef.of(flow.id(), step.id(), way.exit()))));
        }
        return switch (step) {
            case Step.Menu _ -> view.row(open(text(FlowWords.ADD_KEY), "flow.key", StepRef.of(flow.id(), step.id())));
            case Step.Branch _ ->
                view.row(open(text(FlowWords.ADD_CASE), "flow.case", StepRef.of(flow.id(), step.id())));
            default -> view;
        };
    }
}
