package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Step;
import com.speechcad.flow.StepWords;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;

/** What is typed leads straight to a step: its number, or words that it says. */
final class JumpToStep {
    /** So many of the steps that say the same are named. */
    private static final int NAMED = 10;

    private JumpToStep() {}

    static Next typed(Flow flow, String line) {
        return typed(flow.draft(), line, step -> Next.goTo("flow.step", StepRef.of(flow.id(), step.id())));
    }

    /** @param found what happens with the one step that is meant */
    static Next typed(Draft draft, String line, Function<Step, Next> found) {
        var number = number(draft, line);
        if (number.isPresent()) {
            return found.apply(draft.steps().get(number.getAsInt() - 1));
        }
        var saying = saying(draft, line);
        return switch (saying.size()) {
            case 0 -> none(draft);
            case 1 -> found.apply(saying.getFirst());
            default ->
                Next.stay(text(FlowWords.FOUND_STEPS)
                        .with("typed", line)
                        .with("count", saying.size())
                        .with(
                                "steps",
                                Lines.of(saying.stream()
                                        .limit(NAMED)
                                        .map(step -> StepWords.label(draft, step))
                                        .toList())));
        };
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

    /** A number that no step has is not looked for in what the steps say. */
    private static List<Step> saying(Draft draft, String line) {
        var words = plain(line);
        return line.matches("\\p{Nd}+")
                ? List.of()
                : draft.steps().stream()
                        .filter(step -> plain(step.text()).contains(words))
                        .toList();
    }

    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }
}
