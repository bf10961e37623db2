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
                .flatMap(language -> Stream.of(Trick.values()).map(trick -> Arguments.of(language, trick)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("every_trick_in_every_language")
    void no_trick_makes_a_blocked_script_pass(Language language, Trick trick) {
        var chance = new Random(SEED);
        var passed = new ArrayList<String>();
        for (var script : Corpus.of(language).block()) {
            var written = trick.on(script, chance);
            if (Screening.screen(language, written).outcome() != Outcome.BLOCK) {
                passed.add(written);
            }
        }

        assertThat(passed).isEmpty();
    }
}
