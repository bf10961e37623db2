package com.speechcad.local.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {
    private static final Form FORM =
            Form.of("bench money", "[ROWS]", "--rounds N", "--seconds S", "--only import|export", "--write");

    @Test
    void a_value_follows_its_name_or_the_equals_sign() {
        for (var words : List.of(
                FORM.read("--rounds", "4", "500", "--write", "--seconds=0.5"),
                FORM.read("500", "--seconds", "0.5", "--write", "--rounds=9", "--rounds=4"))) {
            assertThat(words.number("--rounds", 7, 1000)).isEqualTo(4);
            assertThat(words.decimal("--seconds", 2, 600)).isEqualTo(0.5);
            assertThat(words.plainNumber(100, 1000)).isEqualTo(500);
            assertThat(words.has("--write")).isTrue();
        }
    }

    @Test
    void what_was_not_typed_is_as_usual() {
        var words = FORM.read();

        assertThat(words.number("--rounds", 7, 1000)).isEqualTo(7);
        assertThat(words.plainNumber(100, 1000)).isEqualTo(100);
        assertThat(words.oneOf("--only", List.of("import", "export"))).isEmpty();
        assertThat(words.has("--write")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            --x                | there is no option --x; bench money takes [ROWS], --rounds N
            500 600            | there is no option 600
            --rounds           | --rounds needs a value
            --rounds --write   | --rounds needs a value
            --rounds many      | --rounds takes a number from 1 to 1000, not many
            --rounds 0         | --rounds takes a number from 1 to 1000, not 0
            --rounds 1001      | --rounds takes a number from 1 to 1000, not 1001
            --rounds 99999999999999 | --rounds takes a number from 1 to 1000
            --seconds 0        | --seconds takes a number above 0
            --seconds NaN      | --seconds takes a number above 0
            --write=no         | --write takes no value
            --only all         | --only takes import or export, not all
            abc                | takes a number from 1 to 1000, not abc
            """, delimiter = '|')
    void whatever_cannot_be_meant_is_refused_with_a_sentence(String typed, String sentence) {
        assertThatThrownBy(() -> {
                    var words = FORM.read(typed.split(" "));
                    words.number("--rounds", 7, 1000);
                    words.decimal("--seconds", 2, 600);
                    words.plainNumber(100, 1000);
                    words.oneOf("--only", List.of("import", "export"));
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}
