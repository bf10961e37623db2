package com.speechcad.screen.when;

import com.speechcad.text.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What comes first where a day is written as two numbers. */
enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST,
    /** Nobody knows, so both are what it may be. */
    EITHER;

    /** In English it is the month in one country and the day in the next; elsewhere the language decides. */
    static DateOrder of(Language language) {
        return switch (language) {
            case FR, HI -> DAY_FIRST;
            case ZH -> MONTH_FIRST;
            case EN -> EITHER;
        };
    }

    /** @param dayFirst what it is with the day first: one date, or none where there is no such day */
    List<LocalDate> of(List<LocalDate> dayFirst, List<LocalDate> monthFirst) {
        return switch (this) {
            case DAY_FIRST -> dayFirst.isEmpty() ? monthFirst : dayFirst;
            case MONTH_FIRST -> monthFirst.isEmpty() ? dayFirst : monthFirst;
            case EITHER ->
                Stream.concat(dayFirst.stream(), monthFirst.stream()).distinct().toList();
        };
    }
}
