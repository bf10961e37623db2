package com.speechcad.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A date looks the same wherever it stands, and as people of the language write it. */
class DatesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | 2026-11-30 | Nov 30, 2026   | Nov 30
            HI | 2026-11-30 | 30 नव॰ 2026    | 30 नव॰
            ZH | 2026-11-30 | 2026年11月30日 | 11月30日
            FR | 2026-11-30 | 30 nov. 2026   | 30 nov.
            FR | 2026-12-11 | 11 déc. 2026   | 11 déc.
            EN | 2026-12-01 | Dec 1, 2026    | Dec 1
            FR | 2026-12-01 | 1er déc. 2026  | 1er déc.
            """)
    void a_day_with_and_without_its_year(Language language, LocalDate date, String day, String inTheYear) {
        assertThat(said(language, date)).isEqualTo(day);
        assertThat(said(language, MonthDay.from(date))).isEqualTo(inTheYear);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | 2026-11-30T21:34:00Z | Nov 30, 2026, 10:34 PM
            HI | 2026-11-30T21:34:00Z | 30 नव॰ 2026, रात 10:34
            ZH | 2026-11-30T21:34:00Z | 2026年11月30日 22:34
            FR | 2026-11-30T21:34:00Z | 30 nov. 2026 à 22:34
            FR | 2026-12-01T06:26:00Z | 1er déc. 2026 à 07:26
            """)
    void a_moment_is_its_day_and_its_time(Language language, Instant at, String said) {
        assertThat(said(language, at)).isEqualTo(said);
    }

    private static String said(Language language, Object value) {
        return new Formats(new Reader(language, ZoneId.of("Europe/Paris")), false)
                .format(value)
                .replaceAll("\\h", " ");
    }
}
