package com.speechcad.flow.screening;

import com.speechcad.flow.screening.Lexicon.Found;
import com.speechcad.text.Language;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether somebody is asked for a thing, and by which word: before it, behind it, or by “it” in one of the next sentences. */
final class Asked {
    private static final int BEFORE_WITHIN = 12;
    private static final int THAT_WITHIN = 25;
    /** “It” is looked for so many sentences on: some that say nothing, and the one that asks. */
    private static final int THAT_SENTENCES = 4;

    private static final int THAT_AFTER = 2;
    private static final int HINDI_AFTER = 8;
    private static final int CHINESE_BEFORE = 20;
    private static final int CHINESE_AFTER = 14;

    private final Reading reading;
    private final Negation negation;
    private final List<Found> requests;

    Asked(Reading reading) {
        this.reading = reading;
        negation = new Negation(reading);
        requests = reading.requests();
    }

    boolean isDenied(Found request) {
        return negation.governs(request);
    }

    /** With words behind it that ask for it by themselves, too. */
    Optional<Found> askedForSecret(Found secret) {
        return askedFor(secret).or(() -> tail(secret));
    }

    Optional<Found> askedFor(Found thing) {
        return before(thing).or(() -> behind(thing)).or(() -> byThat(thing, thing.to()));
    }

    /** By “it” in one of the next sentences. */
    Optional<Found> askedForLater(Found thing) {
        return byThat(thing, reading.sentenceEnd(thing.from()));
    }

    /** The nearest request counts. Only one that is left hanging reaches over another: “enter, and never share, your PIN”. */
    private Optional<Found> before(Found thing) {
        var start = reading.sentenceStart(thing.from());
        var nearest = requests.stream()
                .filter(request -> request.from() >= start
                        && request.to() <= thing.from()
                        && reading.words(request.to(), thing.from()) <= before(request.language())
                        && (reading.isPause(request.to()) || !reading.any(Role.APART, request.to(), thing.from())))
                .sorted(Comparator.comparingInt(Found::to).reversed())
                .toList();
        var over = false;
        for (var request : nearest) {
            if (!isDenied(request)) {
                return !over || reading.isPause(request.to()) ? Optional.of(request) : Optional.empty();
            }
            over = true;
        }
        return Optional.empty();
    }

    private static int before(Language language) {
        return language == Language.ZH ? CHINESE_BEFORE : BEFORE_WITHIN;
    }

    /** In Hindi the verb comes last; in Chinese it may. */
    private Optional<Found> behind(Found thing) {
        var end = reading.sentenceEnd(thing.from());
        return requests.stream()
                .filter(request -> request.from() >= thing.to()
                        && request.to() <= end
                        && reading.words(thing.to(), request.from()) <= behind(request.language())
                        && !reading.any(Role.APART, thing.to(), request.from())
                        && isOneClause(thing, request))
                .findFirst()
                .filter(request -> !isDenied(request));
    }

    private static int behind(Language language) {
        return switch (language) {
            case HI -> HINDI_AFTER;
            case ZH -> CHINESE_AFTER;
            case EN, FR -> -1;
        };
    }

    private boolean isOneClause(Found thing, Found request) {
        return reading.pauses(thing.to(), request.from()) == 0
                || reading.all(Role.THAT).stream()
                        .anyMatch(that -> that.from() >= thing.to()
                                && that.to() <= request.from()
                                && reading.pauses(that.to(), request.from()) == 0);
    }

    private Optional<Found> byThat(Found thing, int from) {
        if (isSpokenOfOnly(thing)) {
            return Optional.empty();
        }
        var next = reading.endAfter(thing.from(), 1);
        var last = reading.endAfter(thing.from(), THAT_SENTENCES);
        return requests.stream()
                .filter(request -> request.role() == Role.TELL
                        && request.from() >= from
                        && request.from() < last
                        && reading.words(thing.to(), request.from()) <= THAT_WITHIN
                        && (request.from() < next || !isAboutAnother(thing, request))
                        && hasThat(request)
                        && !isDenied(request))
                .findFirst();
    }

    /** A sentence between them named something harmless, which “it” then stands for. */
    private boolean isAboutAnother(Found thing, Found request) {
        return reading.any(Role.HARMLESS, reading.sentenceEnd(thing.from()), reading.sentenceStart(request.from()));
    }

    private boolean hasThat(Found request) {
        return reading.all(Role.THAT).stream()
                .anyMatch(that -> follows(request, that) || isWithin(request, that) || precedes(request, that));
    }

    private boolean follows(Found request, Found that) {
        return that.from() >= request.to()
                && reading.pauses(request.to(), that.from()) == 0
                && reading.words(request.to(), that.from()) <= THAT_AFTER;
    }

    private static boolean isWithin(Found request, Found that) {
        return that.from() <= request.from() && that.to() >= request.to();
    }

    private boolean precedes(Found request, Found that) {
        return that.to() <= request.from()
                && that.language() != Language.EN
                && that.language() != Language.FR
                && reading.pauses(that.to(), request.from()) == 0
                && reading.words(that.to(), request.from()) <= THAT_AFTER;
    }

    /** In a sentence that says nobody asks for it. */
    private boolean isSpokenOfOnly(Found thing) {
        var start = reading.sentenceStart(thing.from());
        var denied = requests.stream()
                .anyMatch(request -> request.from() >= start && request.to() <= thing.from() && isDenied(request));
        var saidOfAsking = reading.any(Role.NEVER, start, thing.from())
                && reading.any(Role.ASK, start, reading.sentenceEnd(thing.from()));
        return denied || saidOfAsking;
    }

    /** “Your PIN, please.” */
    private Optional<Found> tail(Found thing) {
        return reading.all(Role.TAIL).stream()
                .filter(tail -> tail.from() >= thing.to()
                        && reading.words(thing.to(), tail.from()) == 0
                        && tail.to() == reading.sentenceEnd(thing.from()))
                .findFirst();
    }
}
