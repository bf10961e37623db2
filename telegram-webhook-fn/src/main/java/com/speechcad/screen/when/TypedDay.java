package com.speechcad.screen.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A day without a time, as somebody typed it in one of our languages, where it is known on which side of today it lies. It may
 * be evidence, so that two numbers are no day where they could be two, whatever the language.
 */
public final class TypedDay {
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)\\d{4}(?!\\d)");

    /** In Hindi one word is tomorrow and yesterday. */
    private static final Map<Pattern, Integer> DAYS_AGO = Map.of(
            Pattern.compile("\\b(the )?day before yesterday\\b|avant[- ]hier|परसों|前天"), 2,
            Pattern.compile(
                            "(?<!avant[- ])\\bhier\\b|(?<!before )\\byesterday\\b|(?<!\\p{L})कल(?![\\p{L}\\p{M}])|昨天|昨日"),
                    1);

    private TypedDay() {}

    /** Today or before; a day without a year is the latest such. Empty when it is none, or could be several. */
    public static Optional<LocalDate> past(String typed, LocalDate today) {
        var line = new Scrap(typed);
        var ago = DAYS_AGO.entrySet().stream()
                .filter(word -> line.cut(word.getKey()).isPresent())
                .map(word -> today.minusDays(word.getValue()))
                .findFirst();
        if (ago.isPresent()) {
            return ago.filter(_ -> isUnderstood(line));
        }
        var named = line.has(YEAR);
        return only(line, today, day -> !day.isAfter(today), day -> named ? day : latest(day, today));
    }

    /** After today. Empty when it is none, or could be several. */
    public static Optional<LocalDate> future(String typed, LocalDate today) {
        return only(new Scrap(typed), today, day -> day.isAfter(today), day -> day);
    }

    private static Optional<LocalDate> only(
            Scrap line, LocalDate today, Predicate<LocalDate> fits, java.util.function.UnaryOperator<LocalDate> meant) {
        var hasNumber = line.has(Pattern.compile("\\d"));
        var days = TypedDate.cut(line, today, true, DateOrder.EITHER).orElse(List.of()).stream()
                .map(day -> hasNumber ? meant.apply(day) : day)
                .filter(fits)
                .distinct()
                .toList();
        return days.size() == 1 && isUnderstood(line) ? Optional.of(days.getFirst()) : Optional.empty();
    }

    /** What comes next is read for a day without a year. */
    private static LocalDate latest(LocalDate day, LocalDate today) {
        return day.isAfter(today) ? day.minusYears(1) : day;
    }

    private static boolean isUnderstood(Scrap line) {
        return line.left(Reading.SMALL).isEmpty();
    }
}
