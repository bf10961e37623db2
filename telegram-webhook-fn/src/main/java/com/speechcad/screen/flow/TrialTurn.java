package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Trial;
import com.speechcad.flow.Trial.Input;
import com.speechcad.text.Text;
import java.util.Optional;

/**
 * What the last input of a trial came to. Without it a step that asks for the second time would look as it did before.
 *
 * @param again how often in a row the same step asks again; 0 when it does not
 * @param inSilence whether nothing was said or pressed
 */
record TrialTurn(int again, boolean inSilence) {
    private static final String SILENT = "silent";

    /** @param last what the input before this one came to */
    static TrialTurn after(Optional<TrialTurn> last, Trial before, Input input, Trial now) {
        var isSame = now.state() == Trial.State.WAITS && step(before).equals(step(now));
        return new TrialTurn(isSame ? last.map(TrialTurn::again).orElse(0) + 1 : 0, input instanceof Input.Silence);
    }

    /** As it is noted between two taps. */
    String written() {
        return again + (inSilence ? SILENT : "");
    }

    static Optional<TrialTurn> parse(String written) {
        try {
            return Optional.of(new TrialTurn(Integer.parseInt(written.replace(SILENT, "")), written.endsWith(SILENT)));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** That the step asks again, or that the call went on without an answer; how it ended is said anyway. */
    Optional<Text> words(Flow flow, Trial now) {
        var number = flow.draft().number(step(now));
        if (number == 0) {
            return Optional.empty();
        }
        if (again > 0) {
            return Optional.of(
                    text(StudioWords.TRY_ASKS_AGAIN).with("number", number).with("times", again));
        }
        return inSilence && now.state() == Trial.State.WAITS
                ? Optional.of(text(StudioWords.TRY_WENT_ON).with("number", number))
                : Optional.empty();
    }

    private static String step(Trial trial) {
        return CompiledFlow.stepOf(trial.place().id());
    }
}
