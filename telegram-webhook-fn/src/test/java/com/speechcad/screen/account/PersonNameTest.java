package com.speechcad.screen.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "\u3164",
                "\u2800\u2800",
                "\u200b",
                "\u200d",
                "\u202e\u2066",
                "\u0000\u0007",
                "\u0301",
                "\ufe0f",
                "\ue000",
                "\u115f\u00a0\uffa0"
            })
    void what_nobody_sees_is_no_name(String typed) {
        assertThat(PersonName.read(typed)).isEqualTo(new PersonName.Empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A", "आ", "आशा", "李", "Zoë", "Ана", "أمل", "Ana 🙂", "R2", "@Bo", "𐐀", "007", "٣٤", "🙂", "👩‍🚀", "…"
            })
    void whatever_is_seen_is_a_name(String typed) {
        assertThat(PersonName.read(typed)).isEqualTo(new PersonName.Good(typed));
    }

    @Test
    void what_nobody_sees_is_taken_out_and_fifty_characters_are_the_most() {
        assertThat(PersonName.read("\u202eA\u0007na\u200b   Lee\n")).isEqualTo(new PersonName.Good("Ana Lee"));
        assertThat(PersonName.read("7".repeat(50))).isEqualTo(new PersonName.Good("7".repeat(50)));
        assertThat(PersonName.read("🙂".repeat(51))).isEqualTo(new PersonName.TooLong(51));
    }
}
