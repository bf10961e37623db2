package com.speechcad.flow;

import com.speechcad.flow.Finding.Kind;
import com.speechcad.flow.screening.Rule.Severity;
import com.speechcad.flow.screening.Screening;
import com.speechcad.flow.screening.Verdict.Hit;
import com.speechcad.kernel.Digest;
import com.speechcad.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Screens everything of a draft that people hear or that leads the call: what steps say, also one after the other, the
 * answers they expect, the values that fill their gaps, and an AI task's description.
 */
public final class ScreenDraft {
    private final Draft draft;
    private final List<Flagged> flagged = new ArrayList<>();

    private ScreenDraft(Draft draft) {
        this.draft = draft;
    }

    /**
     * A text that a rule found.
     *
     * @param step where it is; empty for a task
     * @param number of the step on the screen, 0 for none
     * @param text all of it, as people hear it
     */
    public record Flagged(Optional<String> step, int number, String text, Hit hit) {
        /** What a decision about this text is remembered by; any change of it is another text. */
        public String digest() {
            return Digest.sha256Hex(text);
        }

        Finding finding(Kind kind) {
            return new Finding(step, number, kind, hit.sentence(), Optional.of(hit.rule()));
        }
    }

    /** All of it, in the order of the steps. */
    public static List<Flagged> flagged(Draft draft) {
        var screened = new ScreenDraft(draft);
        draft.task().ifPresent(task -> screened.add(Optional.empty(), screened.heard(task)));
        draft.steps().forEach(screened::screen);
        return List.copyOf(screened.flagged);
    }

    /** What can never be published. */
    static List<Finding> blocked(Draft draft) {
        return flagged(draft).stream()
                .filter(one -> one.hit().rule().severity() == Severity.BLOCK)
                .map(one -> one.finding(Kind.SCRIPT_BLOCKED))
                .toList();
    }

    private void screen(Step step) {
        var text = heard(step.text());
        add(Optional.of(step), text);
        if (step instanceof Step.Question question) {
            question.expected().forEach(answer -> add(Optional.of(step), answer.condition()));
        }
        if (!text.isBlank()) {
            SpokenPaths.after(draft, step).forEach(next -> addTogether(text, next));
        }
    }

    private String heard(String text) {
        return Variables.fill(text, draft.defaults());
    }

    private void add(Optional<Step> step, String text) {
        Screening.screen(Language.EN, text).hits().forEach(hit -> add(step, text, hit));
    }

    /** “We sent you a code.” and “Read it to me.” are two steps and one demand. */
    private void addTogether(String text, Step next) {
        var after = heard(next.text());
        Screening.screenTogether(Language.EN, List.of(text, after))
                .hits()
                .forEach(hit -> add(Optional.of(next), text + "\n" + after, hit));
    }

    private void add(Optional<Step> step, String text, Hit hit) {
        var number = step.map(one -> draft.number(one.id())).orElse(0);
        var one = new Flagged(step.map(Step::id), number, text, hit);
        if (flagged.stream()
                .noneMatch(
                        known -> known.step().equals(one.step()) && known.hit().equals(hit))) {
            flagged.add(one);
        }
    }
}
