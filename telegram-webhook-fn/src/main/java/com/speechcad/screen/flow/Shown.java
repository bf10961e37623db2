package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
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
            case Step.AskDigits _ -> FlowWords.KIND_DIGITS;
            case Step.Feedback _ -> FlowWords.KIND_FEEDBACK;
            case Step.Transfer _ -> FlowWords.KIND_TRANSFER;
            case Step.SpeakAgain _ -> FlowWords.KIND_AGAIN;
            case Step.Branch _ -> FlowWords.KIND_BRANCH;
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
        var ways = new ArrayList<Way>();
        switch (step) {
            case Step.PlayMessage message -> ways.add(new Way(new Exit.Next(), message.next()));
            case Step.Menu menu ->
                menu.choices().forEach(choice -> ways.add(new Way(new Exit.Key(choice.key()), choice.next())));
            case Step.Keeping keeping -> {
                if (keeping instanceof Step.Question question) {
                    for (var answer : question.expected()) {
                        ways.add(new Way(new Exit.Answer(ways.size()), answer.next()));
                    }
                }
                ways.add(new Way(new Exit.Next(), keeping.next()));
            }
            case Step.Branch branch -> {
                branch.cases().forEach(one -> ways.add(new Way(new Exit.Case(ways.size()), one.next())));
                ways.add(new Way(new Exit.Otherwise(), branch.otherwise()));
            }
            case Step.Transfer transfer -> ways.add(new Way(new Exit.Failed(), transfer.failed()));
            case Step.SpeakAgain _, Step.End _ -> {}
        }
        if (step instanceof Step.Listening listening) {
            ways.addAll(failing(listening.failure()));
        }
        return List.copyOf(ways);
    }

    private static List<Way> failing(Failure failure) {
        if (failure.isOne()) {
            return failure.silent() instanceof Failure.Then.Go(var target)
                    ? List.of(new Way(new Exit.Otherwise(), target))
                    : List.of();
        }
        var ways = new ArrayList<Way>();
        if (failure.silent() instanceof Failure.Then.Go(var target)) {
            ways.add(new Way(new Exit.Silent(), target));
        }
        if (failure.wrong() instanceof Failure.Then.Go(var target)) {
            ways.add(new Way(new Exit.Wrong(), target));
        }
        return ways;
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
            case Exit.Silent() -> text(FlowWords.EXIT_SILENT).with("target", target);
            case Exit.Wrong() -> text(FlowWords.EXIT_WRONG).with("target", target);
            case Exit.Failed() -> text(FlowWords.EXIT_FAILED).with("target", target);
            case Exit.Answer(var index) ->
                text(FlowWords.EXIT_ANSWER).with("number", index + 1).with("target", target);
            case Exit.Case(var index) ->
                text(FlowWords.EXIT_CASE).with("number", index + 1).with("target", target);
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
