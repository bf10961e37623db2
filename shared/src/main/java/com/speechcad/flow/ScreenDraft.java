package com.speechcad.flow;

import com.speechcad.flow.Finding.Kind;
import com.speechcad.flow.screening.Rule.Severity;
import com.speechcad.flow.screening.Screening;
import com.speechcad.flow.screening.Verdict.Hit;
import com.speechcad.kernel.Digest;
import com.speechcad.text.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Screens everything of a draft that people hear or that leads the call: what steps say, also one after the other, the
 * answers they expect, the values that fill their gaps, and an AI task's description.
 */
public final class ScreenDraft {
    private final Draft draft;
    private final List<Flagged> flagged = new ArrayList<>();

    /** Steps that name what may be a secret, and those that ask to be told something. */
    private final Set<String> names;

    private final Set<String> asks;

    /** Steps that ask how many there are, and those that tell of what may be their number. */
    private final Set<String> counts;

    private final Set<String> sent;

    private ScreenDraft(Draft draft) {
        this.draft = draft;
        names = steps(Screening::namesSomething);
        asks = steps(Screening::asksForSomething);
        counts = steps(Screening::asksHowMany);
        sent = counts.isEmpty() ? Set.of() : steps(Screening::tellsOfSomethingSent);
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

    /** What can never be published: a sentence once for its step, however many rules found it. */
    static List<Finding> blocked(Draft draft) {
        return blocked(flagged(draft));
    }

    static List<Finding> blocked(List<Flagged> flagged) {
        var sentences = new HashSet<List<Object>>();
        return flagged.stream()
                .filter(one -> one.hit().rule().severity() == Severity.BLOCK)
                .filter(one -> sentences.add(List.of(one.step(), one.hit().sentence())))
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
            for (var next : SpokenPaths.after(draft, step)) {
                addTogether(List.of(text, heard(next.text())), next);
                addThrough(step, next);
            }
        }
    }

    /** A step between that says nothing of it; three steps are read where the first and the last may be about one thing. */
    private void addThrough(Step first, Step between) {
        if (between.equals(first)
                || !(names.contains(first.id()) || counts.contains(first.id()) || sent.contains(first.id()))) {
            return;
        }
        for (var last : SpokenPaths.after(draft, between)) {
            if (belong(first.id(), last.id()) && !last.equals(first) && !last.equals(between)) {
                addTogether(List.of(heard(first.text()), heard(between.text()), heard(last.text())), last);
            }
        }
    }

    /** The one names something and the other asks; or the one asks how many, and the other tells of another number. */
    private boolean belong(String first, String last) {
        return (names.contains(first) && asks.contains(last))
                || (counts.contains(first) && sent.contains(last))
                || (sent.contains(first) && counts.contains(last));
    }

    private Set<String> steps(Predicate<String> which) {
        return draft.steps().stream()
                .filter(step -> which.test(heard(step.text())))
                .map(Step::id)
                .collect(Collectors.toSet());
    }

    private String heard(String text) {
        return Variables.fill(text, draft.defaults());
    }

    private void add(Optional<Step> step, String text) {
        Screening.screen(Language.EN, text).hits().forEach(hit -> add(step, text, hit));
    }

    /** “We sent you a code.” and “Read it to me.” are two steps and one demand. What fewer of them say is found there. */
    private void addTogether(List<String> heard, Step last) {
        var said = Screening.screenTogether(Language.EN, heard).hits();
        if (said.isEmpty()) {
            return;
        }
        var known = heard.size() < 3
                ? Set.of()
                : Stream.of(heard.subList(0, 2), heard.subList(1, 3))
                        .flatMap(two -> Screening.screenTogether(Language.EN, two).hits().stream())
                        .map(hit -> hit.rule().kind())
                        .collect(Collectors.toSet());
        said.stream()
                .filter(hit -> !known.contains(hit.rule().kind()))
                .forEach(hit -> add(Optional.of(last), String.join("\n", heard), hit));
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
