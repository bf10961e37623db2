package com.speechcad.call;

import com.speechcad.call.CallReport.Turn;
import com.speechcad.flow.CompiledFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads out of a call's turns what was answered where. Pure: nothing longer than it may be leaves this class whole. */
final class ReadAnswers {
    private static final Duration TYPED_AFTER = Duration.ofMinutes(10);
    private static final int MOST_TYPED = 32;
    private static final int MOST_SPOKEN = 200;

    private final Attempt.Script script;
    private final Instant ended;
    private final Instant now;
    private final List<Answer> answers = new ArrayList<>();
    private final StringBuilder keys = new StringBuilder();
    private final StringBuilder words = new StringBuilder();
    private boolean optedOut;

    private ReadAnswers(Attempt.Script script, Instant ended, Instant now) {
        this.script = script;
        this.ended = ended;
        this.now = now;
    }

    /** @param optedOut whether the callee said no to further calls */
    record Answers(List<Answer> given, boolean optedOut) {}

    /**
     * @param ended from when on typed answers wait
     * @param now the call is over: everything else may be seen
     */
    static Answers of(CallReport report, Attempt.Script script, Instant ended, Instant now) {
        var keyed = new ReadAnswers(script, ended, now);
        keyed.read(report.turns(), false);
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
        place.ifPresent(last -> close(last, wordsCount));
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
        optedOut |= !wordsCount && isOptOut(keys);
        keys.setLength(0);
        words.setLength(0);
    }

    private void keyed(String step) {
        var pressed = script.typedInput() ? keys.toString().replaceAll("#$", "") : lastOf(keys);
        if (pressed.length() == 1) {
            answers.add(new Answer(step, Answer.Kind.KEY, pressed, now));
        } else if (pressed.length() > 1) {
            var kept = pressed.substring(0, Math.min(MOST_TYPED, pressed.length()));
            answers.add(new Answer(step, Answer.Kind.TYPED, Mask.keys(kept), ended.plus(TYPED_AFTER)));
        }
    }

    private void spoken(String step) {
        var said = Mask.words(words.toString().strip());
        if (!said.isEmpty()) {
            var kept = said.length() <= MOST_SPOKEN ? said : said.substring(0, MOST_SPOKEN) + "…";
            answers.add(new Answer(step, Answer.Kind.SPOKEN, kept, now));
        }
    }

    /** A menu takes one key: the one that led on. Whatever was pressed before it is thrown away here. */
    private static String lastOf(CharSequence keys) {
        return keys.isEmpty() ? "" : String.valueOf(keys.charAt(keys.length() - 1));
    }

    private boolean isOptOut(CharSequence pressed) {
        var optOut = String.valueOf(CompiledFlow.OPT_OUT_KEY);
        return script.typedInput()
                ? pressed.toString().equals(optOut)
                : pressed.toString().contains(optOut);
    }
}
