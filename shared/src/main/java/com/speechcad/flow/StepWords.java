package com.speechcad.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.flow.Rewire.Exit;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import java.util.Optional;

/** Steps in words: what a kind is called, a line of the overview, where an exit leads. */
public final class StepWords {
    private static final int MOST_IN_LINE = 60;
    private static final int MOST_IN_LABEL = 24;
    private static final int MOST_IN_EXIT = 30;
    private static final int MOST_IN_TARGET = 18;

    private StepWords() {}

    public static TextKey kind(Step step) {
        return switch (step) {
            case Step.PlayMessage _ -> StepText.KIND_MESSAGE;
            case Step.Menu _ -> StepText.KIND_MENU;
            case Step.Question _ -> StepText.KIND_QUESTION;
            case Step.AskDigits _ -> StepText.KIND_DIGITS;
            case Step.Feedback _ -> StepText.KIND_FEEDBACK;
            case Step.Transfer _ -> StepText.KIND_TRANSFER;
            case Step.SpeakAgain _ -> StepText.KIND_AGAIN;
            case Step.Branch _ -> StepText.KIND_BRANCH;
            case Step.End _ -> StepText.KIND_END;
        };
    }

    /** {@code 2 Menu “Press 1…” · key 1 → step 3 · key 2 → step 4}. */
    public static Text line(Draft draft, Step step) {
        var line = worded(StepText.LINE, StepText.LINE_BARE, draft, step, MOST_IN_LINE);
        if (step instanceof Step.Transfer transfer) {
            line = text(StepText.AND).with("first", line).with("rest", number(transfer.number()));
        }
        for (var way : Way.of(step)) {
            line = text(StepText.AND).with("first", line).with("rest", leads(draft, step, way));
        }
        return line;
    }

    /** {@code 2 · Menu: Press 1…}, short enough for a button. */
    public static Text label(Draft draft, Step step) {
        return worded(StepText.LABEL, StepText.LABEL_BARE, draft, step, MOST_IN_LABEL);
    }

    /** {@code key 1 → step 3}. */
    public static Text leads(Draft draft, Step step, Way way) {
        return exit(step, way.exit()).with("target", target(draft, way.then()));
    }

    /** The same for a button, saying what the step is that it leads to: {@code key 1 → step 3: Thank you.} */
    public static Text leadsTo(Draft draft, Step step, Way way) {
        return exit(step, way.exit()).with("target", named(draft, way.then()));
    }

    /** Where it leads in the end, for a button: {@code step 3: Thank you.} */
    public static Text named(Draft draft, Failure.Then then) {
        return then instanceof Failure.Then.Go(var target)
                ? target.flatMap(draft::step).map(step -> named(draft, step)).orElseGet(() -> target(draft, then))
                : target(draft, then);
    }

    /** {@code step 3: Thank you.}, or {@code step 3: End} for one that says nothing. */
    public static Text named(Draft draft, Step step) {
        return text(StepText.TO_STEP_NAMED)
                .with("number", draft.number(step.id()))
                .with(
                        "words",
                        step.text().isBlank()
                                ? text(kind(step))
                                : shortened(step.text().replaceAll("\\s+", " "), MOST_IN_TARGET));
    }

    /** Where it leads in the end: {@code step 3}, {@code hangs up}. */
    public static Text target(Draft draft, Failure.Then then) {
        return switch (then) {
            case Failure.Then.Go(var target) ->
                target.filter(id -> draft.step(id).isPresent())
                        .map(id -> text(StepText.TO_STEP).with("number", draft.number(id)))
                        .orElse(text(StepText.NOWHERE));
            case Failure.Then.Skip() -> text(StepText.GOES_ON);
            case Failure.Then.End() -> text(StepText.HANGS_UP);
            case Failure.Then.Transfer(var number) -> number(number);
        };
    }

    /** {@code transfer to +1 ••• ••• 0100}, or that no number is chosen yet. */
    public static Text number(String e164) {
        return e164.isEmpty()
                ? text(StepText.TO_ANY_NUMBER)
                : text(StepText.TO_NUMBER).with("number", new PhoneNumber(e164));
    }

    /** What kind of typed input it is, with its limit. */
    public static Text typed(Typed typed) {
        return switch (typed) {
            case Typed.YesNo() -> text(StepText.TYPED_YES_NO);
            case Typed.Rating(var highest) -> text(StepText.TYPED_RATING).with("highest", highest);
            case Typed.Quantity(var most) -> text(StepText.TYPED_QUANTITY).with("most", most);
            case Typed.CalendarDay() -> text(StepText.TYPED_DAY);
            case Typed.PostalCode() -> text(StepText.TYPED_POSTAL);
            case Typed.Reference _ -> text(StepText.TYPED_REFERENCE);
        };
    }

    /** {@code rating is more than 3}. */
    public static Text comparison(Comparison comparison) {
        var key = switch (comparison.operator()) {
            case EQUALS -> StepText.IS;
            case NOT_EQUALS -> StepText.IS_NOT;
            case GREATER -> StepText.IS_MORE;
            case LESS -> StepText.IS_LESS;
            case CONTAINS -> StepText.HAS;
            case EXISTS -> StepText.IS_KNOWN;
        };
        return text(key).with("name", comparison.variable()).with("value", comparison.value());
    }

    /** Cuts where a reader sees a sign end and never within a variable, so that nothing is broken. */
    public static String shortened(String words, int most) {
        if (words.codePointCount(0, words.length()) <= most) {
            return words;
        }
        var kept = Shorten.cut(words, words.offsetByCodePoints(0, most - 1)).replaceFirst("(?<!\\{)\\{$", "");
        var opened = kept.lastIndexOf("{{");
        var whole = opened <= 0 || kept.indexOf("}}", opened) >= 0;
        return (whole ? kept : kept.substring(0, opened).stripTrailing()) + "…";
    }

    private static Text worded(TextKey with, TextKey bare, Draft draft, Step step, int most) {
        var words = step.text();
        return text(words.isEmpty() ? bare : with)
                .with("number", draft.number(step.id()))
                .with("kind", kind(step))
                .with("words", shortened(words.replaceAll("\\s+", " "), most));
    }

    private static Text exit(Step step, Exit exit) {
        return switch (exit) {
            case Exit.Next() -> text(StepText.EXIT_NEXT);
            case Exit.Otherwise() -> text(otherwise(step));
            case Exit.Silent() -> text(StepText.EXIT_SILENT);
            case Exit.Wrong() -> text(StepText.EXIT_WRONG);
            case Exit.Failed() -> text(StepText.EXIT_FAILED);
            case Exit.Key(var key) -> text(StepText.EXIT_KEY).with("key", Character.toString(key));
            case Exit.Answer(var index) -> text(StepText.EXIT_ANSWER).with("words", condition(step, index));
            case Exit.Case(var index) -> text(StepText.EXIT_CASE).with("case", comparison(step, index));
        };
    }

    /** Only a branch compares. */
    private static StepText otherwise(Step step) {
        return switch (step) {
            case Step.Menu _ -> StepText.EXIT_NO_KEY;
            case Step.Keeping _ -> StepText.EXIT_NO_ANSWER;
            default -> StepText.EXIT_OTHERWISE;
        };
    }

    private static String condition(Step step, int index) {
        return Optional.of(step)
                .filter(found -> found instanceof Step.Question question
                        && index < question.expected().size())
                .map(found -> ((Step.Question) found).expected().get(index).condition())
                .map(words -> shortened(words, MOST_IN_EXIT))
                .orElse("");
    }

    private static Text comparison(Step step, int index) {
        return step instanceof Step.Branch branch && index < branch.cases().size()
                ? comparison(branch.cases().get(index).comparison())
                : text(StepText.NOWHERE);
    }
}
