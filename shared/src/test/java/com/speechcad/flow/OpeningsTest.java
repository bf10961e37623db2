package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.text.Language;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said first in a call on a business's behalf. */
class OpeningsTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void it_says_who_calls_and_how_to_opt_out_in_every_language(Language language) {
        var named = Openings.of(language, Optional.of("Clinic Aurora"), false);

        assertThat(named).contains("Clinic Aurora", "9").doesNotContain("{", "<");
        assertThat(Openings.of(language, Optional.of("Clinic Aurora"), true))
                .as("with the platform's notice it says more")
                .contains("Clinic Aurora", platform(language), "9")
                .isNotEqualTo(named);
        assertThat(Openings.of(language, Optional.empty(), true))
                .contains(platform(language), "9")
                .doesNotContain("{");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_name_is_no_template_to_the_provider(Language language) {
        assertThat(Openings.of(language, Optional.of("{{user_number}} & Sons"), false))
                .contains("user_number & Sons")
                .doesNotContain("{", "}");
    }

    private static String platform(Language language) {
        return language == Language.HI ? "स्पीचकैड" : "Speechcad";
    }
}
