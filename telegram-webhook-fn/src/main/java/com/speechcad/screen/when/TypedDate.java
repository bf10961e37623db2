package com.speechcad.screen.when;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The date in a typed line. */
final class TypedDate {
    private static final Pattern ISO = Pattern.compile("(?<!\\d)(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})(?!\\d)[日号t]?");
    private static final Pattern CHINESE = Pattern.compile("(?<!\\d)(\\d{1,2})月(\\d{1,2})[日号號]?");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<![\\d:])(\\d{1,2})([/.-])(\\d{1,2})(?:[/.-](\\d{4}|\\d{2}))?\\.?(?![\\d:/.-])");
    private static final String YEAR = "(?:[\\s,]+(\\d{4})(?![\\d:]))?";
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er)?\\s*(?:of\\s+|de\\s+)?" + Names.anyOf(Names.MONTHS) + YEAR);
    private static final Pattern MONTH_DAY =
            Pattern.compile(Names.anyOf(Names.MONTHS) + "\\s*(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])" + YEAR);
    private static final Map<Pattern, Integer> DAYS_AHEAD = Map.of(
            Pattern.compile("\\btoday\\b|aujourd'hui|आज|今天|今日"), 0,
            Pattern.compile("\\b(tomorrow|tmrw)\\b|(?<!apres[- ])\\bdemain\\b|(?<!\\p{L})कल(?![\\p{L}\\p{M}])|明天|明日"),
                    1,
            Pattern.compile("\\b(the )?day after tomorrow\\b|apres[- ]demain|परसों|(?<!大)后天"), 2,
            Pattern.compile("大后天"), 3);
    private static final Pattern IN_DAYS = Pattern.compile(
            "\\bin (\\d{1,3}) days?|dans (\\d{1,3}) jours?|(\\d{1,3}) दिन (?:बाद|में)|(\\d{1,3})天[之以]?后");
    private static final Pattern CHINESE_DAY = Pattern.compile("(下个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天])");
    private static final String NEXT = "(next |अगले |prochain )?";
    private static final Pattern WEEKDAY = Pattern.compile(
            "(?:(?:on|le|this|ce|इस)\\s+)?" + NEXT + Names.anyOf(Names.DAYS) + "( prochain)?(?:\\s+को)?");
    private static final int CENTURY = 2000;

    private TypedDate() {}

    /**
     * What the date may be: nothing when there is none, several when it can be read in several ways, an empty list when
     * it is no date at all (the 31st of June).
     *
     * @param timeElsewhere whether the line has a time besides, so that 3.12 is no time
     * @param order of day and month where both are numbers
     */
    static Optional<List<LocalDate>> cut(Scrap line, LocalDate today, boolean timeElsewhere, DateOrder order) {
        return ways(line, today, timeElsewhere, order)
                .filter(Optional::isPresent)
                .findFirst()
                .orElse(Optional.empty());
    }

    private static Stream<Optional<List<LocalDate>>> ways(
            Scrap line, LocalDate today, boolean timeElsewhere, DateOrder order) {
        return Stream.<Supplier<Optional<List<LocalDate>>>>of(
                        () -> line.cut(ISO).map(found -> exactly(number(found, 1), number(found, 2), number(found, 3))),
                        () -> line.cut(CHINESE).map(found -> coming(today, number(found, 1), number(found, 2))),
                        () -> line.cut(DAY_MONTH).map(found -> named(today, found, 1, 2)),
                        () -> line.cut(MONTH_DAY).map(found -> named(today, found, 2, 1)),
                        () -> numbers(line, today, timeElsewhere, order),
                        () -> ahead(line, today),
                        () -> line.cut(IN_DAYS).map(found -> List.of(today.plusDays(firstNumber(found)))),
                        () -> line.cut(CHINESE_DAY).map(found -> chinese(today, found)),
                        () -> line.cut(WEEKDAY).map(found -> weekday(today, found)))
                .map(Supplier::get);
    }

    private static Optional<List<LocalDate>> ahead(Scrap line, LocalDate today) {
        return DAYS_AHEAD.entrySet().stream()
                .sorted(Map.Entry.<Pattern, Integer>comparingByValue().reversed())
                .flatMap(word -> line.cut(word.getKey()).map(_ -> List.of(today.plusDays(word.getValue()))).stream())
                .findFirst();
    }

    private static Optional<List<LocalDate>> numbers(
            Scrap line, LocalDate today, boolean timeElsewhere, DateOrder order) {
        var isDot = Pattern.compile("(?<![\\d:])\\d{1,2}\\.\\d{1,2}(?![\\d:.])");
        if (line.has(isDot) && !timeElsewhere) {
            return Optional.empty();
        }
        return line.cut(NUMBERS).map(found -> {
            var first = number(found, 1);
            var second = number(found, 3);
            var dayFirst = inYear(today, found.group(4), second, first);
            var monthFirst = inYear(today, found.group(4), first, second);
            // With dots nobody writes the month first.
            return found.group(2).equals(".") ? dayFirst : order.of(dayFirst, monthFirst);
        });
    }

    private static List<LocalDate> named(LocalDate today, MatchResult found, int day, int month) {
        var wanted = Names.MONTHS.get(found.group(month));
        return wanted == null ? List.of() : inYear(today, found.group(3), wanted.getValue(), number(found, day));
    }

    private static List<LocalDate> inYear(LocalDate today, @Nullable String year, int month, int day) {
        if (year == null) {
            return coming(today, month, day);
        }
        var written = Integer.parseInt(year);
        return exactly(written < 100 ? CENTURY + written : written, month, day);
    }

    /** The next such day, today included. */
    private static List<LocalDate> coming(LocalDate today, int month, int day) {
        try {
            var wanted = MonthDay.of(month, day);
            var year = today.getYear();
            while (!wanted.isValidYear(year) || wanted.atYear(year).isBefore(today)) {
                year++;
            }
            return List.of(wanted.atYear(year));
        } catch (DateTimeException _) {
            return List.of();
        }
    }

    private static List<LocalDate> exactly(int year, int month, int day) {
        try {
            return List.of(Year.of(year).atMonth(month).atDay(day));
        } catch (DateTimeException _) {
            return List.of();
        }
    }

    private static List<LocalDate> chinese(LocalDate today, MatchResult found) {
        var index = "一二三四五六日".indexOf(found.group(2).replace('天', '日'));
        var day = DayOfWeek.of(index + 1);
        var which = found.group(1);
        if (which != null && which.startsWith("下")) {
            return List.of(
                    today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(day)));
        }
        return List.of(today.with(TemporalAdjusters.nextOrSame(day)));
    }

    /** "Next Friday", said on a Wednesday, is in two days for some and in nine for others. */
    private static List<LocalDate> weekday(LocalDate today, MatchResult found) {
        var day = Names.DAYS.getOrDefault(found.group(2), today.getDayOfWeek());
        var soon = today.with(TemporalAdjusters.nextOrSame(day));
        if (found.group(3) != null) {
            return List.of(today.with(TemporalAdjusters.next(day)));
        }
        if (found.group(1) == null) {
            return List.of(soon);
        }
        return soon.equals(today) ? List.of(soon.plusWeeks(1)) : List.of(soon, soon.plusWeeks(1));
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static int firstNumber(MatchResult found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return number(found, group);
            }
        }
        throw new IllegalStateException("no number in " + found.group());
    }
}
