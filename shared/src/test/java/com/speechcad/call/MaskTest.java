package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            my card is 4111 1111 1111 1111 ok      | my card is ••• ok
            code 123                               | code •••
            four one five, five five               | •••
            my pin is one two, three four please   | my pin is ••• please
            double four six 7                      | •••
            mon code est quatre un cinq            | mon code est •••
            मेरा कोड चार एक पांच है                   | मेरा कोड ••• है
            ४१५५                                   | •••
            我的号码是一三八零零                       | 我的号码是•••
            it is four, um, eight uh two           | it is •••
            quatre-vingt-douze puis dix-sept       | •••
            code 4 _ 8 * 2                         | code •••
            mera number chaar aath do nau hai      | mera number ••• hai
            अड़तालीस उनतीस सत्रह                      | •••
            四 嗯 八 然后 二                          | •••
            壹贰叁肆                                 | •••
            ４８２９                                 | •••
            f-o-u-r, t w o, n.i.n.e               | •••
            q-u-a-t-r-e u-n n-e-u-f               | •••
            ④ ⑧ ②                                | •••
            (4) 8 _ ²                            | (•••
            I have one car and two dogs            | I have one car and two dogs
            we meet at 10                          | we meet at 10
            someone phoned                         | someone phoned
            write to jana@example.test             | write to •••
            पुष्टि के लिए [NUMBER] दबाएँ              | पुष्टि के लिए ••• दबाएँ
            appelez le [PHONE_NUMBER_2]            | appelez le •••
            """, delimiter = '|')
    void what_could_be_a_code_is_taken_out(String said, String masked) {
        assertThat(Mask.words(said)).isEqualTo(masked);
    }

    @Test
    void what_is_said_digit_by_digit_in_turns_is_one_code() {
        assertThat(Mask.turns(List.of("it is four", "eight", "um, deux", "that was it", "one car")))
                .containsExactly("it is •••", "•••", "•••", "that was it", "one car");
        assertThat(Mask.turns(List.of("4\u200b8\u200b2\n9", "two", "and a dog")))
                .containsExactly("•••", "•••", "and a dog");
        assertThat(Mask.turns(List.of())).isEqualTo(List.of(""));
    }

    /** In an hour somebody can count to a thousand. */
    @ParameterizedTest
    @ValueSource(strings = {"9", "9 ", "nine, ", "四 嗯 ", "f-o-u-r "})
    void a_run_of_thousands_is_one_code(String digit) {
        assertThat(Mask.words("it is " + digit.repeat(20_000)).strip())
                .startsWith("it is •••")
                .hasSizeLessThan(14);
    }

    @ParameterizedTest
    @CsvSource({"48, ••", "123, •••", "4711, •••1", "483920, •••••0"})
    void typed_keys_show_how_many_they_were(String typed, String masked) {
        assertThat(Mask.keys(typed)).isEqualTo(masked);
    }
}
