package com.speechcad.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that is in E.164 form already is read on a shorter way, others by the library; both lead to the same place. */
class PlainNumberTest {
    private static final int NUMBERS = 20_000;

    @Test
    void the_short_way_says_what_the_library_says() {
        var chance = new Random(7);
        var known = 0;
        for (int i = 0; i < NUMBERS; i++) {
            var area = 200 + chance.nextInt(800);
            var line = "%07d".formatted(chance.nextInt(10_000_000));
            var plain = PhoneNumber.look("+1" + area + line, "US");
            // A blank is enough for the library's own way.
            var dressed = PhoneNumber.look("+1 " + area + line, "US");
            assertThat(plain).as("+1 %d %s", area, line).isEqualTo(dressed);
            known += plain.filter(found -> found.kind() == NumberKind.ORDINARY).isPresent() ? 1 : 0;
        }
        assertThat(known).isBetween(NUMBERS / 10, NUMBERS - 1);
    }

    /** As our own French pages group their figures: a number is copied from such a one and pasted. */
    @Test
    void thin_spaces_are_spaces() {
        var plain = PhoneNumber.parse("+14155550134", "FR").orElseThrow();

        assertThat(PhoneNumber.parse("+1\u202F415\u202F555\u202F0134", "FR")).contains(plain);
        assertThat(PhoneNumber.look("+1\u202F415\u202F555 0134", "FR"))
                .hasValueSatisfying(looked -> assertThat(looked.number()).isEqualTo(plain));
        assertThat(PhoneNumber.extension("+1\u202F415\u202F555 0134 x22", "FR")).contains("22");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1 415 555 0199 分机 12",
                "+1 415 555 0199 分机号：12",
                "+14155550199转12",
                "+1 415 555 0199 poste 12",
                "+1 415 555 0199, Poste 12",
                "+1 415 555 0199 एक्सटेंशन 12",
                "+1 415 555 0199 ext. 12",
            })
    void an_extension_is_one_in_the_words_of_each_language(String written) {
        assertThat(PhoneNumber.extension(written, "US")).contains("12");
        assertThat(PhoneNumber.look(written, "US")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+11125550100", "+10125550100", "+1212555010", "+121255501000", "+1212555010a", "+4420794601"})
    void what_is_not_quite_of_that_form_is_left_to_the_library(String written) {
        assertThat(PhoneNumber.look(written, "US")).isEqualTo(PhoneNumber.look(" " + written + " ", "US"));
    }
}
