package com.speechcad.flow.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.screening.Verdict.Outcome;
import com.speechcad.text.Language;
import java.util.ArrayList;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However a forbidden script is written, it stays forbidden. */
class TricksTest {
    private static final long SEED = 20261128;

    static Stream<Arguments> every_trick_in_every_language() {
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of(Trick.values())
                        .filter(trick -> trick.isOf(language))
                        .map(trick -> Arguments.of(language, trick)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("every_trick_in_every_language")
    void no_trick_makes_a_blocked_script_pass(Language language, Trick trick) {
        var chance = new Random(SEED);
        var passed = new ArrayList<String>();
        var changed = 0;
        for (var script : Corpus.of(language).block()) {
            var written = trick.on(script, chance);
            changed += written.equals(script) ? 0 : 1;
            if (Screening.screen(language, written).outcome() != Outcome.BLOCK) {
                passed.add(written);
            }
        }

        assertThat(passed).isEmpty();
        assertThat(changed).as("scripts that are written in another way").isGreaterThanOrEqualTo(least(trick));
    }

    /** A trick that changes hardly anything proves hardly anything; few scripts hold numbers. */
    private static int least(Trick trick) {
        return switch (trick) {
            case DIGITS_SPELLED -> 2;
            case DIGITS_WRITTEN, DIGITS_OTHERWISE, FOREIGN_DIGITS -> 5;
            case NO_NUKTA -> 10;
            case SENTENCE_BETWEEN -> 8;
            case HOMOPHONES, NASALS -> 40;
            default -> 100;
        };
    }
}
