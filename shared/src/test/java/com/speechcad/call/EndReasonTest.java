package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndReasonTest {
    @ParameterizedTest
    @EnumSource(EndReason.class)
    void every_reason_has_words_in_every_language(EndReason reason) {
        for (var language : Language.values()) {
            assertThat(Words.plain(reason.text(), Reader.of(language))).isNotBlank();
        }
        assertThat(EndReason.of(reason.word())).isEqualTo(reason);
    }

    @Test
    void a_word_nobody_told_us_about_still_has_a_meaning() {
        assertThat(EndReason.of("carrier_line_noise")).isEqualTo(EndReason.OTHER);
    }
}
