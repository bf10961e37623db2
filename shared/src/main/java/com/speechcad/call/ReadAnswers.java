package com.speechcad.call;

import com.speechcad.call.CallReport.Turn;
import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Step;
import com.speechcad.flow.Typed;
import com.speechcad.text.Shorten;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads out of a call's turns what was answered where: what the step asked for, and nothing else that was pressed or said
 * there. Pure: nothing longer than it may be leaves this class whole.
 */
final class ReadAnswers {
    /** Longer typed input shows so long after the call. */
    static final Duration TYPED_AFTER = Duration.ofMinutes(10);

    private static final int MOST_TYPED = 32;
    private static final int MOST_SPOKEN = 200;

    private final Asked asked;
    private final Attempt.Script script;
    private final Instant ended;
    private final Instant now;
    private final List<Given> answers = new ArrayList<>();
    private final StringBuilder keys = new StringBuilder();
    private final StringBuilder words = new StringBuilder();
    private boolean optedOut;
    /** How often the call went on from one place to another by now. */
    private int moves;

    private ReadAnswers(Asked asked, Instant ended, Instant now) {
        this.asked = asked;
        this.script = asked.script;
        this.ended = ended;
        this.now = now;
    }

    /**
     * What was asked in the call.
     *
     * @param draft the author's steps; without them nobody knows what they took, and whatever came is an answer
     * @param lists whether a number is on a list of references
     */
    record Asked(Attempt.Script script, Optional<Draft> draft, BiPredicate<UUID, String> lists) {
        /** A script whose steps are not known. */
        static Asked of(Attempt.Script script) {
            return new Asked(script, Optional.empty(), (_, _) -> false);
        }
    }

    /** @param moves of the call before it */
    private record Given(int moves, Answer answer) {}

    /** @param optedOut whether the callee said no to further calls */
    record Answers(List<Answer> given, boolean optedOut) {}

    /**
     * @param ended from when on typed answers wait
     * @param now the call is over: everything else may be seen
     */
    static Answers of(CallReport report, Asked script, Instant ended, Instant now) {
        var keyed = new ReadAnswers(script, ended, now);
        // Without a webhook there is only the scrubbed form; a menu's key is in it.
        keyed.read(report.turns().isEmpty() ? report.scrubbed() : report.turns(), false);
        var spoken = new ReadAnswers(script, ended, now);
        spoken.read(report.scrubbed(), true);
        // Both forms tell of the same call, so that its moves say what came before what.
        var inOrder = Stream.concat(keyed.answers.stream(), spoken.answers.stream())
                .sorted(Comparator.comparingInt(Given::moves))
                .map(Given::answer)
                .toList();
        return new Answers(inOrder, keyed.optedOut || spoken.optedOut);
    }

    private void read(List<Turn> turns, boolean wordsCount) {
        var place = Optional.<String>empty();
        for (var turn : turns) {
            switch (turn) {
                case Turn.Pressed(var key) -> keys.append(key);
                case Turn.Said(var byAgent, var said) -> words.append(byAgent || !wordsCount ? "" : said + " ");
                case Turn.Moved(var from, var to) -> {
                    close(from, wordsCount);
                    moves++;
                    optedOut |= to.equals(CompiledFlow.OPT_OUT);
                    place = Optional.of(to);
                }
            }
        }
        // A task has no places: what was pressed anywhere in it counts.
        close(place.orElse(""), wordsCount);
    }

    /** The callee leaves a place: what was pressed or said there is the answer to it. */
    private void close(String place, boolean wordsCount) {
        var step = CompiledFlow.stepOf(place);
        if (script.labels().containsKey(step)) {
            if (wordsCount) {
                spoken(step);
            } else {
                keyed(step);
            }
        }
        optedOut |= !wordsCount && isOptOut(step);
        keys.setLength(0);
        words.setLength(0);
    }

    private void keyed(String step) {
        var pressed = script.typedInput() ? keys.toString().replaceAll("#$", "") : lastOf(keys);
        switch (asks(step)) {
            case Step.AskDigits digits -> typed(digits, pressed);
            case Step.Menu menu -> {
                if (menu.choices().stream().anyMatch(choice -> pressed.equals(Character.toString(choice.key())))) {
                    answer(new Answer(step, Answer.Kind.KEY, pressed, now));
                }
            }
            case null -> unknown(step, pressed);
            // Keys are no answer to what is asked in words.
            default -> {}
        }
    }

    private void unknown(String step, String pressed) {
        if (asked.draft.isPresent()) {
            return;
        }
        if (pressed.length() == 1) {
            answer(new Answer(step, Answer.Kind.KEY, pressed, now));
        } else if (pressed.length() > 1) {
            var kept = pressed.substring(0, Math.min(MOST_TYPED, pressed.length()));
            answer(new Answer(step, Answer.Kind.TYPED, Mask.keys(kept), ended.plus(TYPED_AFTER)));
        }
    }

    private void answer(Answer answer) {
        answers.add(new Given(moves, answer));
    }

    /** Each step takes its own kind; whatever else was typed is thrown away here. */
    private void typed(Step.AskDigits step, String pressed) {
        if (!step.typed().accepts(pressed)) {
            return;
        }
        var name = Optional.of(step.variable());
        var later = ended.plus(TYPED_AFTER);
        answer(
                switch (step.typed()) {
                    case Typed.Reference(var list) -> {
                        var found =
                                list.filter(id -> asked.lists.test(id, pressed)).isPresent();
                        yield new Answer(step.id(), Answer.Kind.MATCH, found ? "✓" : "✗", later, name);
                    }
                    case Typed _
                    when pressed.length() == 1 -> new Answer(step.id(), Answer.Kind.KEY, pressed, now, name);
                    case Typed _ -> new Answer(step.id(), Answer.Kind.TYPED, Mask.keys(pressed), later, name);
                });
    }

    private @Nullable Step asks(String step) {
        return asked.draft.flatMap(draft -> draft.step(step)).orElse(null);
    }

    private void spoken(String step) {
        var said = Mask.words(words.toString().strip());
        if (said.isEmpty()) {
            return;
        }
        var kept = Shorten.to(said, MOST_SPOKEN);
        switch (asks(step)) {
            case Step.Feedback feedback ->
                answer(new Answer(step, Answer.Kind.FEEDBACK, kept, now, Optional.of(feedback.variable())));
            case Step.Question question ->
                answer(new Answer(step, Answer.Kind.SPOKEN, kept, now, Optional.of(question.variable())));
            case null -> {
                if (asked.draft.isEmpty()) {
                    answer(new Answer(step, Answer.Kind.SPOKEN, kept, now));
                }
            }
            // Words are no answer to what takes keys.
            default -> {}
        }
    }

    /** A menu takes one key: the one that led on. Whatever was pressed before it is thrown away here. */
    private static String lastOf(CharSequence keys) {
        return keys.isEmpty() ? "" : String.valueOf(keys.charAt(keys.length() - 1));
    }

    private boolean isOptOut(String step) {
        var pressed = keys.toString().replaceAll("#$", "");
        if (asks(step) instanceof Step.AskDigits digits) {
            return digits.typed().isOptOut(pressed);
        }
        return script.typedInput() ? CompiledFlow.isOptOut(pressed) : pressed.indexOf(CompiledFlow.OPT_OUT_KEY) >= 0;
    }
}
