package com.speechcad.local.retell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a condition says about the digits of an input, such as {@code typed 5 to 6 digits}, {@code exactly 8 digits that
 * are a calendar date} or {@code a number of 1 to 3 digits, at most 120}.
 */
record InputLength(int least, int most, Optional<Long> highest, boolean date) {
    private static final Pattern DIGITS =
            Pattern.compile("\\b(?:exactly )?([0-9]+)(?:\\s*(?:to|or|-|–)\\s*([0-9]+))?[ -]digits?\\b");
    private static final Pattern HIGHEST = Pattern.compile("\\bat most ([0-9]{1,9})\\b(?! digit)");
    private static final Pattern DATE = Pattern.compile("\\bdate\\b");

    static Optional<InputLength> in(String text) {
        var found = DIGITS.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        var least = Integer.parseInt(found.group(1));
        var highest = HIGHEST.matcher(text);
        return Optional.of(new InputLength(
                least,
                found.group(2) == null ? least : Integer.parseInt(found.group(2)),
                highest.find() ? Optional.of(Long.valueOf(highest.group(1))) : Optional.empty(),
                DATE.matcher(text).find()));
    }

    /** The same condition without the counts, which are no keys. */
    static String without(String text) {
        return HIGHEST.matcher(DIGITS.matcher(text).replaceAll(" digits ")).replaceAll(" ");
    }

    boolean fits(String input) {
        return input.matches("[0-9]+")
                && input.length() >= least
                && input.length() <= most
                && highest.map(value -> Long.parseLong(input) <= value).orElse(true)
                && (!date || isDate(input));
    }

    /** In any of the usual orders. */
    private static boolean isDate(String input) {
        if (input.length() != 8) {
            return false;
        }
        var first = Integer.parseInt(input.substring(0, 2));
        var second = Integer.parseInt(input.substring(2, 4));
        var last = Integer.parseInt(input.substring(4));
        return exists(last, second, first)
                || exists(last, first, second)
                || exists(Integer.parseInt(input.substring(0, 4)), last / 100, last % 100);
    }

    private static boolean exists(int year, int month, int day) {
        try {
            return year >= 1900 && year < 2200 && LocalDate.of(year, month, day).getYear() == year;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
