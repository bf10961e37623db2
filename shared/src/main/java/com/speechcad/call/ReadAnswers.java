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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Reads out of a call's turns what was answered where. Pure: nothing longer than it may be leaves this class whole. */
final class ReadAnswers {
    /** Longer typed input shows so long after the call. */
    static final Duration TYPED_AFTER = Duration.ofMinutes(10);

    private static final int MOST_TYPED = 32;
    private static final int MOST_SPOKEN = 200;

    private final Asked asked;
    private final Attempt.Script script;
    private final Instant ended;
    private final Instant now;
    private final List<Answer> answers = new ArrayList<>();
    private final StringBuilder keys = new StringBuilder();
    private final StringBuilder words = new StringBuilder();
    private boolean optedOut;

    private ReadAnswers(Asked asked, Instant ended, Instant now) {
        this.asked = asked;
        this.script = asked.script;
        this.ended = ended;
        this.now = now;
    }

    /**
     * What was asked in the call.
     *
     * @param draft the author's steps; without them every answer counts as a menu's key or as words
     * @param lists whether a number is on a list of references
     */
    record Asked(Attempt.Script script, Optional<Draft> draft, BiPredicate<UUID, String> lists) {
        /** A script whose steps are not known. */
        static Asked of(Attempt.Script script) {
            return new Asked(script, Optional.empty(), (_, _) -> false);
        }
    }

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
        keyed.answers.addAll(spoken.answers);
        return new Answers(List.copyOf(keyed.answers), keyed.optedOut || spoken.optedOut);
    }

    private void read(List<Turn> turns, boolean wordsCount) {
        var place = Optional.<String>empty();
        for (var turn : turns) {
            switch (turn) {
                case Turn.Pressed(var key) -> keys.append(key);
                case Turn.Said(var byAgent, var said) -> words.append(byAgent || !wordsCount ? "" : said + " ");
                case Turn.Moved(var from, var to) -> {
                    close(from, wordsCount);
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
            case null, default -> {
                if (pressed.length() == 1) {
                    answers.add(new Answer(step, Answer.Kind.KEY, pressed, now));
                } else if (pressed.length() > 1 && asked.draft.isEmpty()) {
                    var kept = pressed.substring(0, Math.min(MOST_TYPED, pressed.length()));
                    answers.add(new Answer(step, Answer.Kind.TYPED, Mask.keys(kept), ended.plus(TYPED_AFTER)));
                }
            }
        }
    }

    /** Each step takes its own kind; whatever else was typed is thrown away here. */
    private void typed(Step.AskDigits step, String pressed) {
        if (!step.typed().accepts(pressed)) {
            return;
        }
        var name = Optional.of(step.variable());
        var later = ended.plus(TYPED_AFTER);
        answers.add(
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
        if (!said.isEmpty()) {
            var kept = Shorten.to(said, MOST_SPOKEN);
            var kind = asks(step) instanceof Step.Feedback ? Answer.Kind.FEEDBACK : Answer.Kind.SPOKEN;
            answers.add(new Answer(step, kind, kept, now, namedInWords(step)));
        }
    }

    /** What is said where digits are asked for is no value of their variable. */
    private Optional<String> namedInWords(String step) {
        return switch (asks(step)) {
            case Step.AskDigits _ -> Optional.empty();
            case Step.Keeping keeping -> Optional.of(keeping.variable());
            case null, default -> Optional.empty();
        };
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
