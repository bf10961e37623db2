package com.speechcad.flow.screening;

import com.speechcad.flow.screening.Lexicon.Found;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether a number only answers how many there are: “How many are coming? Press the number.” It does where the question
 * stands in the same sentence or the one right before (“take your time” may stand between), where nothing but words of keys
 * stands around the number, and where nothing in all of the text tells of another number.
 */
final class HowMany {
    private static final Set<Role> ANOTHER =
            EnumSet.of(Role.CONTEXT, Role.SENT, Role.SECRET, Role.ACCOUNT, Role.INSTRUMENT, Role.ELSEWHERE);

    /** “How many are coming? Take your time. Press the number.” */
    private static final int ASKED_SENTENCES = 2;

    private final Reading reading;

    HowMany(Reading reading) {
        this.reading = reading;
    }

    boolean isAnsweredBy(Found code) {
        return reading.isWithin(Role.COUNTED, code)
                && ANOTHER.stream().noneMatch(role -> reading.any(role, 0, reading.size()))
                && !reading.any(Role.POINTS, reading.sentenceEnd(code.from()), reading.size())
                && question(code)
                        .filter(asked -> isOfKeysOnly(behind(asked, code), reading.sentenceEnd(code.from())))
                        .isPresent();
    }

    private Optional<Found> question(Found code) {
        var start = reading.startBefore(code.from(), ASKED_SENTENCES);
        return reading.all(Role.QUANTITY).stream()
                .filter(asked -> asked.from() >= start && asked.to() <= code.from())
                .filter(asked -> !isOfCodes(asked) && !isSome(asked))
                .reduce((_, last) -> last);
    }

    /** “How many digits do you see?” */
    private boolean isOfCodes(Found asked) {
        return reading.all(Role.CODE).stream().anyMatch(code -> code.from() == asked.to());
    }

    /** Chinese asks “how many” with the sign that also says “a few”. */
    private boolean isSome(Found asked) {
        return reading.all(Role.SOME).stream().anyMatch(some -> some.from() < asked.to() && some.to() > asked.from());
    }

    /** Where the question ends: with its sentence, or with the part of it that asks. */
    private int behind(Found asked, Found code) {
        var end = reading.sentenceEnd(asked.from());
        return end < code.from()
                ? end
                : IntStream.rangeClosed(asked.to(), code.from())
                        .filter(reading::isParted)
                        .findFirst()
                        .orElse(asked.to());
    }

    private boolean isOfKeysOnly(int from, int to) {
        return IntStream.range(from, to)
                .allMatch(at -> !reading.isWord(at) || reading.isNumber(at) || reading.isCovered(Role.KEYED, at));
    }
}
