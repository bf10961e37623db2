package com.speechcad.flow.screening;

import com.speechcad.flow.screening.Lexicon.Found;
import com.speechcad.text.Language;
import java.util.Comparator;
import java.util.stream.Stream;

/** Whether a request is none: “we will never ask for your code” passes, “do not hang up, tell us the code” does not. */
final class Negation {
    private static final int ASIDE_WITHIN = 3;
    private static final int CONDITION_WITHIN = 5;
    private static final int AFTER_WITHIN = 4;

    private final Reading reading;

    Negation(Reading reading) {
        this.reading = reading;
    }

    boolean governs(Found request) {
        return isDeniedAfter(request) || before(request).anyMatch(negation -> reaches(negation, request));
    }

    /** The nearest first. */
    private Stream<Found> before(Found request) {
        var start = reading.sentenceStart(request.from());
        return Stream.concat(reading.all(Role.NEVER).stream(), reading.all(Role.OTHERS).stream())
                .filter(negation -> negation.from() >= start && negation.from() < request.to())
                .sorted(Comparator.comparingInt(Found::from).reversed());
    }

    private boolean reaches(Found negation, Found request) {
        // “not tell” may be one term of the rules: then the negation stands within the request.
        if (negation.from() >= request.from()) {
            return !isVoid(negation);
        }
        if (reading.any(Role.TURN, negation.to(), request.from()) || isVoid(negation)) {
            return false;
        }
        if (negation.role() == Role.OTHERS && isAsking(request)) {
            return true;
        }
        if (reading.pauses(negation.to(), request.from()) == 0
                && !reading.any(Role.AND, negation.to(), request.from())
                && reading.words(negation.to(), request.from()) <= reach(negation.language())) {
            return true;
        }
        return reachesThroughAnother(negation, request);
    }

    /** “Never share or read out your code”: what a negation governs first, it governs on through the list. */
    private boolean reachesThroughAnother(Found negation, Found request) {
        if (negation.language() == Language.HI || reading.isPause(request.from() - 1)) {
            return false;
        }
        var verbs = isJoined(request) ? Stream.of(Role.ASK) : Stream.of(Role.ASK, Role.TELL, Role.CONFIRM);
        return verbs.flatMap(role -> reading.all(role).stream())
                .anyMatch(verb -> verb.from() >= negation.from()
                        && verb.to() <= request.from()
                        && verb.to() >= negation.to()
                        && (negation.language() != Language.ZH || reading.pauses(verb.to(), request.from()) == 0)
                        && reading.pauses(negation.to(), verb.from()) == 0
                        && reading.words(negation.to(), verb.from()) <= reach(negation.language()));
    }

    /** “Fraudsters may call and ask for your code” speaks of them; “if anyone calls, tell us your code” does not. */
    private boolean isAsking(Found request) {
        return reading.all(Role.ASK).stream()
                .anyMatch(asking -> asking.from() >= request.from() && asking.to() <= request.to());
    }

    /** “Never share it and tell us” begins something new; “we never ask you to call and enter it” does not. */
    private boolean isJoined(Found request) {
        return reading.all(Role.AND).stream()
                .anyMatch(and -> and.to() <= request.from()
                        && reading.words(and.to(), request.from()) <= 1
                        && reading.pauses(and.to(), request.from()) == 0);
    }

    /** “If you do not …” threatens, and “do not worry, …” is about worry. */
    private boolean isVoid(Found negation) {
        if (negation.role() == Role.OTHERS) {
            return false;
        }
        var aside = reading.all(Role.ASIDE).stream()
                .anyMatch(verb -> verb.from() >= negation.to() - 1
                        && reading.words(negation.to(), verb.from()) <= ASIDE_WITHIN
                        && reading.pauses(negation.to(), verb.from()) == 0
                        && verb.from() >= negation.from());
        return aside || isCondition(negation);
    }

    private boolean isCondition(Found negation) {
        var start = reading.sentenceStart(negation.from());
        return reading.all(Role.CONDITION).stream()
                .anyMatch(condition -> condition.from() >= start
                        && condition.to() <= negation.to()
                        && reading.pauses(condition.to(), negation.from()) == 0
                        && reading.words(condition.to(), negation.from()) <= CONDITION_WITHIN);
    }

    private boolean isDeniedAfter(Found request) {
        return reading.all(Role.NEVER_AFTER).stream()
                .anyMatch(denial -> denial.from() >= request.to()
                        && !isCondition(request)
                        && reading.pauses(request.to(), denial.from()) == 0
                        && reading.words(request.to(), denial.from())
                                <= (denial.language() == Language.FR ? 0 : AFTER_WITHIN));
    }

    /** How many words a negation may stand away from what it denies. In Hindi it stands right before the verb. */
    private static int reach(Language language) {
        return switch (language) {
            case EN, FR -> 6;
            case HI -> 1;
            case ZH -> 12;
        };
    }
}
