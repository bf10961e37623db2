package com.speechcad.screen.when;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDayTest {
    /** A Friday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @CsvSource({
        "today, 2026-11-20",
        "yesterday, 2026-11-19",
        "hier, 2026-11-19",
        "कल, 2026-11-19",
        "昨天, 2026-11-19",
        "the day before yesterday, 2026-11-18",
        "avant-hier, 2026-11-18",
        "परसों, 2026-11-18",
        "前天, 2026-11-18",
        "2 November, 2026-11-02",
        "Dec 3, 2025-12-03",
        "le 3 décembre, 2025-12-03",
        "3 December 2024, 2024-12-03",
        "12月3日, 2025-12-03",
        "2026-11-02, 2026-11-02"
    })
    void a_day_that_is_over(String typed, LocalDate day) {
        assertThat(TypedDay.past(typed, TODAY)).contains(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "Dec 3 2026", "yesterday at the reception", "some day", "4/5", "31 June", "9"})
    void none_or_several(String typed) {
        assertThat(TypedDay.past(typed, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"tomorrow, 2026-11-21", "Dec 3, 2026-12-03", "3 mars 2028, 2028-03-03"})
    void a_day_to_come(String typed, LocalDate day) {
        assertThat(TypedDay.future(typed, TODAY)).contains(day);
    }
}
