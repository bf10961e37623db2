package com.speechcad.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepWordsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            See you {{date}}, {{time}}. | 20 | See you {{date}}, …
            See you {{date}}, {{time}}. | 16 | See you…
            See you {{date}}, {{time}}. | 17 | See you {{date}}…
            See you {{date}}, {{time}}. | 27 | See you {{date}}, {{time}}.
            {{a_very_long_variable}}    | 10 | {{a_very_…
            Short                       | 20 | Short
            """, delimiter = '|')
    void words_are_never_cut_within_a_variable(String words, int most, String shown) {
        assertThat(StepWords.shortened(words, most)).isEqualTo(shown);
    }
}
