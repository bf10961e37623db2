package com.speechcad.local.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void a_number_comes_back_with_the_digits_it_was_sent_with() {
        assertThat(Json.write(Json.parse("{\"amount\":25.10000000}"))).isEqualTo("{\"amount\":25.10000000}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{} x", "{\"a\":1,\"a\":2}", "nul"})
    void what_is_not_one_json_value_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.parse(text)).withMessageStartingWith("not JSON");
    }
}
