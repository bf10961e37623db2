package com.speechcad.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hindi counts in lakhs: behind the thousands a comma follows every two digits. */
class GroupedNumbersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0        | 0
        999      | 999
        1000     | 1,000
        -12345   | -12,345
        100000   | 1,00,000
        1234567  | 12,34,567
        98765432 | 9,87,65,432
        """)
    void a_number_is_grouped_as_in_india(long number, String written) {
        assertThat(new Formats(Reader.of(Language.HI), false).format(number)).isEqualTo(written);
    }

    @Test
    void money_is_too_and_what_is_behind_the_point_is_left_alone() {
        var hindi = new Formats(Reader.of(Language.HI), false);
        assertThat(hindi.money(Money.dollars(100_000))).isEqualTo("$1,00,000.00");
        assertThat(hindi.money(Money.micros(1_234_567_123_456L))).isEqualTo("$12,34,567.123456");
        assertThat(hindi.money(Money.micros(-5_000_000_000L))).isEqualTo("-$5,000.00");
        assertThat(new Formats(Reader.of(Language.ZH), false).money(Money.dollars(100_000)))
                .isEqualTo("US$100,000.00");
    }
}
