package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.flow.Draft;
import com.speechcad.flow.Rewire.Exit;
import com.speechcad.flow.Step;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Steps in words: the line in the overview, the label of a button, where each exit leads. */
final class Shown {
    private static final int MOST_IN_LINE = 60;
    private static final int MOST_IN_LABEL = 24;

    private Shown() {}

    /** One way out of a step, and the step it leads to. */
    record Way(Exit exit, Optional<String> target) {}

    static TextKey kind(Step step) {
        return switch (step) {
            case Step.PlayMessage _ -> FlowWords.KIND_MESSAGE;
            case Step.Menu _ -> FlowWords.KIND_MENU;
            case Step.Question _ -> FlowWords.KIND_QUESTION;
            case Step.End _ -> FlowWords.KIND_END;
        };
    }

    /** {@code 2 Menu “Press 1…” · 1 → 3 · 2 → 4}. */
    static List<Text> lines(Draft draft, Step step) {
        var lines = new ArrayList<Text>();
        lines.add(text(FlowWords.STEP_LINE)
                .with("number", draft.number(step.id()))
                .with("kind", kind(step))
                .with("words", shortened(step.text(), MOST_IN_LINE)));
        ways(step).forEach(way -> lines.add(text(FlowWords.EXIT_LINE).with("exit", leads(draft, way))));
        return lines;
    }

    static Text label(Draft draft, Step step) {
        return text(FlowWords.STEP_LABEL)
                .with("number", draft.number(step.id()))
                .with("kind", kind(step))
                .with("words", shortened(step.text(), MOST_IN_LABEL));
    }

    static List<Way> ways(Step step) {
        return switch (step) {
            case Step.PlayMessage message -> List.of(new Way(new Exit.Next(), message.next()));
            case Step.Question question -> List.of(new Way(new Exit.Next(), question.next()));
            case Step.End _ -> List.of();
            case Step.Menu menu -> {
                var ways = new ArrayList<Way>();
                menu.choices().forEach(choice -> ways.add(new Way(new Exit.Key(choice.key()), choice.next())));
                ways.add(new Way(new Exit.Otherwise(), menu.otherwise()));
                yield ways;
            }
        };
    }

    /** {@code key 1 → step 3}. */
    static Text leads(Draft draft, Way way) {
        var target = way.target()
                .filter(id -> draft.step(id).isPresent())
                .map(id -> text(FlowWords.TO_STEP).with("number", draft.number(id)))
                .orElse(text(FlowWords.NOWHERE));
        return switch (way.exit()) {
            case Exit.Next() -> text(FlowWords.EXIT_NEXT).with("target", target);
            case Exit.Otherwise() -> text(FlowWords.EXIT_OTHERWISE).with("target", target);
            case Exit.Key(var key) ->
                text(FlowWords.EXIT_KEY).with("key", Character.toString(key)).with("target", target);
        };
    }

    /** Cuts at a code point, so that no sign is broken. */
    static String shortened(String words, int most) {
        return words.codePointCount(0, words.length()) <= most
                ? words
                : words.substring(0, words.offsetByCodePoints(0, most - 1)) + "…";
    }
}
