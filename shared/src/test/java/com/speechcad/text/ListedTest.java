package com.speechcad.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An argument of many members is enumerated as the language does it. */
class ListedTest {
    /** One of the product's own texts. */
    private enum Said implements TextKey {
        COLUMNS;

        @Override
        public String bundle() {
            return "contacts";
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | a &lt; b, 1,000, c
            HI | a &lt; b, 1,000, c
            ZH | a &lt; b、1,000、c
            FR | a &lt; b, 1\u202F000, c
            """)
    void members_stand_apart_as_the_language_writes_them(Language language, String written) {
        var text = Text.text(Said.COLUMNS).with("names", List.of("a < b", 1000, new Html("c")));

        assertThat(Words.html(text, Reader.of(language))).endsWith(written);
    }
}
