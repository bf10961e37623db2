package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Step;
import com.speechcad.text.Shorten;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is typed leads straight to a step: its number, or words that it says. */
final class JumpToStep {
    private static final String FOUND = "steps.found";
    private static final int MOST_KEPT = 100;

    private JumpToStep() {}

    /** Several steps that say it are listed, to choose from. */
    static Next typed(Flow flow, String line) {
        return typed(
                flow.draft(),
                line,
                step -> Next.goTo("flow.step", StepRef.of(flow.id(), step.id())),
                () -> Next.goTo("flow.steps", StepRef.of(flow.id(), StepListScreen.FOUND))
                        .noting(FOUND, Shorten.cut(line, MOST_KEPT))
                        .noting(Page.note(StepListScreen.FOUND), "0"));
    }

    /** The words that were typed last and found in several steps. */
    static Optional<String> words(Visitor visitor) {
        return visitor.note(FOUND).filter(words -> !words.isEmpty());
    }

    /**
     * Finds the step that is meant.
     *
     * @param found what happens with the one step
     * @param several what happens when several say it
     */
    static Next typed(Draft draft, String line, Function<Step, Next> found, Supplier<Next> several) {
        var number = number(draft, line);
        if (number.isPresent()) {
            return found.apply(draft.steps().get(number.getAsInt() - 1));
        }
        var saying = saying(draft, line);
        return switch (saying.size()) {
            case 0 -> none(draft);
            case 1 -> found.apply(saying.getFirst());
            default -> several.get();
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

    /** Steps that say it. A number that no step has is not looked for in what they say. */
    static List<Step> saying(Draft draft, String line) {
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
