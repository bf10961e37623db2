package com.speechcad.flow;

import com.speechcad.flow.Failure.Then;
import com.speechcad.flow.FlowChart.Tone;
import com.speechcad.flow.Rewire.Exit;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts a draft's graph into somebody's language, ready to be drawn. */
final class ChartFlow {
    private static final int MOST_WORDS = 160;
    private static final Pattern NUMBER = Pattern.compile("\\+\\d{1,3}(?: •••){2} \\d{4}");
    private static final char NO_BREAK = '\u00A0';

    private ChartFlow() {}

    static FlowChart chart(String name, Draft draft, Reader reader) {
        var reached = draft.steps().isEmpty() ? Set.<String>of() : new FlowGraph(draft).reachable();
        return new FlowChart(
                name,
                draft.steps().stream()
                        .map(step -> box(draft, step, reached.contains(step.id()), reader))
                        .toList());
    }

    private static FlowChart.Box box(Draft draft, Step step, boolean isReached, Reader reader) {
        return new FlowChart.Box(
                step.id(),
                draft.number(step.id()),
                tone(step),
                Words.plain(Text.text(StepWords.kind(step)), reader),
                draft.number(step.id()) == 1 ? Words.plain(Text.text(StepText.START), reader) : "",
                isReached ? "" : Words.plain(Text.text(StepText.NEVER_REACHED), reader),
                StepWords.shortened(words(step, reader), MOST_WORDS),
                Way.of(step).stream().map(way -> exit(draft, step, way, reader)).toList());
    }

    private static String words(Step step, Reader reader) {
        return switch (step) {
            case Step.Transfer transfer -> both(transfer, StepWords.number(transfer.number()), reader);
            case Step.AskDigits digits -> both(digits, StepWords.typed(digits.typed()), reader);
            default -> step.text();
        };
    }

    private static String both(Step step, Text more, Reader reader) {
        return unbroken(Words.plain(
                Text.text(StepText.WORDS_AND_MORE).with("words", step.text()).with("more", more), reader));
    }

    /** A number stands on one line. */
    private static String unbroken(String words) {
        return NUMBER.matcher(words).replaceAll(number -> number.group().replace(' ', NO_BREAK));
    }

    private static FlowChart.Exit exit(Draft draft, Step step, Way way, Reader reader) {
        var target = way.target().filter(id -> draft.step(id).isPresent());
        return new FlowChart.Exit(
                mark(way.exit()),
                unbroken(Words.plain(StepWords.leads(draft, step, way), reader)),
                target,
                way.then() instanceof Then.Go && target.isEmpty());
    }

    private static Tone tone(Step step) {
        return switch (step) {
            case Step.PlayMessage _, Step.SpeakAgain _ -> Tone.SAYS;
            case Step.Listening _ -> Tone.ASKS;
            case Step.Branch _ -> Tone.DECIDES;
            case Step.Transfer _, Step.End _ -> Tone.ENDS;
        };
    }

    private static String mark(Exit exit) {
        return switch (exit) {
            case Exit.Next() -> "›";
            case Exit.Key(var key) -> Character.toString(key);
            case Exit.Otherwise(), Exit.Silent() -> "…";
            case Exit.Wrong(), Exit.Failed() -> "×";
            case Exit.Answer(var index) -> Integer.toString(index + 1);
            case Exit.Case(var index) -> Integer.toString(index + 1);
        };
    }
}
