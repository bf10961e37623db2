package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Flow;
import java.util.OptionalInt;

/** A typed number leads straight to the step of that number. */
final class JumpToStep {
    private JumpToStep() {}

    static Next typed(Flow flow, String line) {
        var steps = flow.draft().steps();
        var number = number(flow.draft(), line);
        return number.isPresent()
                ? Next.goTo(
                        "flow.step",
                        StepRef.of(flow.id(), steps.get(number.getAsInt() - 1).id()))
                : none(flow.draft());
    }

    /** The number of one of the steps, in the digits of any script; empty for anything else. */
    static OptionalInt number(Draft draft, String line) {
        var number = line.matches("\\p{Nd}{1,3}") ? Integer.parseInt(line) : 0;
        return number < 1 || number > draft.steps().size() ? OptionalInt.empty() : OptionalInt.of(number);
    }

    static Next none(Draft draft) {
        return Next.stay(
                text(FlowWords.NO_SUCH_STEP).with("count", draft.steps().size()));
    }
}
