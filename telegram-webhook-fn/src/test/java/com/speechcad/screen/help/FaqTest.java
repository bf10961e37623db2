package com.speechcad.screen.help;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people ask is data; each entry is there in every language. */
class FaqTest {
    private static final int MOST_CODE = 30;

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_language_has_each_entry_in_words_of_its_own(Language language) {
        var entries = Faq.of(language);

        assertThat(entries).hasSizeGreaterThanOrEqualTo(7);
        assertThat(entries.keySet())
                .containsExactlyElementsOf(Faq.of(Language.EN).keySet());
        assertThat(Faq.in(language)).containsExactlyElementsOf(entries.values());
        entries.forEach((code, entry) -> {
            assertThat(code).matches("[a-z-]+").hasSizeLessThan(MOST_CODE);
            assertThat(entry.question()).as(code).isNotBlank();
            assertThat(entry.answer()).as(code).isNotBlank().hasSizeLessThan(3_000);
            assertThat(entry.question() + entry.answer())
                    .as("French signs stay with their words: " + code)
                    .doesNotContainPattern(" [:;!?»%]|« ");
            if (language != Language.EN) {
                var english = Faq.find(Language.EN, code).orElseThrow();
                assertThat(entry.question()).as(code).isNotEqualTo(english.question());
                assertThat(entry.answer()).as(code).isNotEqualTo(english.answer());
            }
        });
    }
}
