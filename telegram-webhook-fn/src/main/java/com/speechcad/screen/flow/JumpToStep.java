package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.flow.Flow;

/** A typed number leads straight to the step of that number. */
final class JumpToStep {
    private JumpToStep() {}

    static Next typed(Flow flow, String line) {
        var steps = flow.draft().steps();
        var number = line.matches("\\d{1,3}") ? Integer.parseInt(line) : 0;
        return number < 1 || number > steps.size()
                ? Next.stay(text(FlowWords.NO_SUCH_STEP).with("count", steps.size()))
                : Next.goTo(
                        "flow.step", StepRef.of(flow.id(), steps.get(number - 1).id()));
    }
}
