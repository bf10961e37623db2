package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberedNameTest {
    @ParameterizedTest
    @CsvSource({
        "October, October · 2",
        "October · 2, October · 3",
        "October · 99, October · 100",
        "October · 0, October · 0 · 2",
        "24 · 12, 24 · 13",
        "अक्टूबर, अक्टूबर · 2"
    })
    void the_rest_of_a_rest_has_the_next_number(String name, String next) {
        assertThat(NumberedName.after(name)).isEqualTo(next);
    }

    @Test
    void a_name_as_long_as_it_may_be_has_room_for_its_number_and_no_sign_is_cut_in_two() {
        var next = NumberedName.after("🎃".repeat(60));

        assertThat(next).isEqualTo("🎃".repeat(56) + " · 2");
        assertThat(next.codePointCount(0, next.length())).isEqualTo(60);
    }
}
