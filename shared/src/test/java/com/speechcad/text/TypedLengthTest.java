package com.speechcad.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedLengthTest {
    @ParameterizedTest
    @CsvSource({"new contract, 12", "新合同, 6", "GB 降价, 7", "अनुबंध, 6", "''  , 0"})
    void a_chinese_character_says_as_much_as_two_letters(String typed, int letters) {
        assertThat(TypedLength.of(typed)).isEqualTo(letters);
    }

    @ParameterizedTest
    @CsvSource({"EN, 5, 5", "HI, 5, 5", "FR, 5, 5", "ZH, 5, 3", "ZH, 10, 5"})
    void what_is_asked_for_is_said_in_the_readers_own_characters(Language language, int letters, int said) {
        assertThat(TypedLength.said(letters, language)).isEqualTo(said);
    }
}
