package com.speechcad.flow;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads eight digits as a day: whatever order the author asked for, one of the usual three has to give one. */
final class Days {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private Days() {}

    static boolean isDay(String digits) {
        return exists(part(digits, 4, 8), part(digits, 2, 4), part(digits, 0, 2))
                || exists(part(digits, 4, 8), part(digits, 0, 2), part(digits, 2, 4))
                || exists(part(digits, 0, 4), part(digits, 4, 6), part(digits, 6, 8));
    }

    private static int part(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    private static boolean exists(int year, int month, int day) {
        try {
            return year >= FIRST_YEAR
                    && year <= LAST_YEAR
                    && LocalDate.of(year, month, day).getYear() == year;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
