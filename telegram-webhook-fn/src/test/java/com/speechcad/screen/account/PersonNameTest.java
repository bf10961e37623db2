package com.speechcad.screen.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"@@##", "123", "---", "🙂🙂", "…", "\u3164", "\u2800\u2800", "٣٤", "  "})
    void signs_digits_and_pictures_alone_are_no_name(String typed) {
        assertThat(PersonName.read(typed)).isEqualTo(new PersonName.Empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "आ", "आशा", "李", "Zoë", "Ана", "أمل", "Ana 🙂", "R2", "@Bo", "𐐀"})
    void one_letter_of_any_script_is_enough(String typed) {
        assertThat(PersonName.read(typed)).isEqualTo(new PersonName.Good(typed));
    }
}
