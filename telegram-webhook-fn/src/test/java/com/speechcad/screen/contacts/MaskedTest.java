package com.speechcad.screen.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands between its digits, a telephone number is not shown whole. */
class MaskedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", "-", "–", "·", ".", "/", "\u00A0", "\u202F", "\u2009", "\u3000", "\u2010", "\u2011", "\u2012",
                "\u2014", "\u2212", "\uFF0D", "\u200B", "\u200D", "\u2060", "\u00AD", "\uFEFF", "_", ",", "|", ":", "*",
                "#", "'", "\u2019", "~", "=", "\\", "\uFF0E", " - ", ") ", "      "
            })
    void every_sign_between_joins_the_digits(String sign) {
        assertThat(Masked.of("212" + sign + "555" + sign + "0142")).isEqualTo("•••" + sign + "•••" + sign + "0142");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            （212）555－0142                    | （•••）•••－0142
            ２１２５５５０１４２                  | ••••••０１４２
            +1 (212) 555-0142                   | +• (•••) •••-0142
            call 2125550142 or 2125550143       | call ••••••0142 or ••••••0143
            २१२५५५०१४२                          | ••••••०१४२
            on 2026-12-01 to 212.555.0142       | on 2026-12-01 to •••.•••.0142
            2026-12-01, 212 555 0142            | 2026-12-01, ••• ••• 0142
            212 555 0142 01.12.2026             | ••• ••• 0142 01.12.2026
            212-2026-12-01-55                   | •••-••••-••-01-55
            """)
    void only_the_last_digits_stay(String cell, String shown) {
        assertThat(Masked.of(cell)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-12-01",
                "01/12/2026",
                "2026-12-01 14",
                "2026-12-01 14:30",
                "2026-12-01T14:30:05",
                "1.12.2026",
                "14:30",
                "2026-12-01, 2026-12-02",
                "2026-12-01 14:30 - 2026-12-02 16:30",
                "123456",
                "12:30;14:45",
                "Room 12, seat 45"
            })
    void days_hours_and_what_is_too_short_are_shown(String cell) {
        assertThat(Masked.of(cell)).isEqualTo(cell);
    }
}
