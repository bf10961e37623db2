package com.speechcad.text;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.Locale;

/** Values as the reader writes them: money, numbers, times, durations, telephone numbers. */
public final class Formats {
    private static final int MOST_DECIMALS = 6;
    private static final String ASSUMED = " UTC";

    private final Reader reader;
    private final boolean html;

    public Formats(Reader reader, boolean html) {
        this.reader = reader;
        this.html = html;
    }

    /** An argument of a type we do not format is a bug. */
    String format(Object value) {
        return switch (value) {
            case Html(var markup) -> html ? markup : Html.without(markup);
            case String written -> html ? Html.escape(written) : written;
            case Money money -> money(money);
            case PhoneNumber number -> number.masked();
            case Instant instant -> instant(instant);
            case TimeOfDay(var at) -> onClock(clock().format(at.atZone(reader.zone())));
            case Locale place -> place.getDisplayCountry(reader.language().locale());
            case Language spoken ->
                spoken.locale().getDisplayLanguage(reader.language().locale());
            case ZoneId zone -> format(Cities.name(zone, reader.language()));
            case LocalDate date -> day(date);
            case MonthDay day -> first(day.getDayOfMonth(), pattern("MMMd").format(day));
            case YearMonth month -> pattern("yMMMM").format(month);
            case LocalTime time -> clock().format(time);
            case DayOfWeek day ->
                day.getDisplayName(TextStyle.SHORT_STANDALONE, reader.language().locale());
            case Duration duration -> duration(duration);
            case Integer number -> number(number);
            case Long number -> number(number);
            case BigDecimal number -> number(number);
            default -> throw new IllegalArgumentException("no format for a " + value.getClass());
        };
    }

    /** At least cents, at most micro-dollars, no trailing zeros beyond cents. */
    public String money(Money money) {
        var format = NumberFormat.getCurrencyInstance(reader.language().locale());
        format.setCurrency(Currency.getInstance("USD"));
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return grouped(format, money.toDollars());
    }

    /** Date and time in the reader's zone. */
    public String instant(Instant instant) {
        return onClock(dateAndTime(instant.atZone(reader.zone())));
    }

    private String dateAndTime(ZonedDateTime there) {
        return switch (reader.language()) {
            case HI -> day(there.toLocalDate()) + ", " + clock().format(there);
            case FR -> day(there.toLocalDate()) + " à " + clock().format(there);
            case EN, ZH ->
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(reader.language().locale())
                        .format(there);
        };
    }

    /** Which clock it is, where the reader has not chosen one. */
    private String onClock(String time) {
        return reader.clockAssumed() ? time + ASSUMED : time;
    }

    /** The parts that are asked for, in the order and with the signs of the reader's language. */
    private DateTimeFormatter pattern(String parts) {
        return DateTimeFormatter.ofLocalizedPattern(parts)
                .withLocale(reader.language().locale());
    }

    private String day(LocalDate date) {
        var written = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(reader.language().locale())
                .format(date);
        return first(date.getDayOfMonth(), written);
    }

    /** French counts the first of a month as such, and the other days by their number; the platform does not know. */
    private String first(int dayOfMonth, String written) {
        return reader.language() == Language.FR && dayOfMonth == 1 ? written.replaceFirst("^1(?!\\d)", "1er") : written;
    }

    /** Hindi names the part of the day before the hour; the platform's short form has a Latin am and pm there. */
    private DateTimeFormatter clock() {
        var locale = reader.language().locale();
        return switch (reader.language()) {
            case HI -> DateTimeFormatter.ofPattern("B h:mm", locale);
            case EN, ZH, FR ->
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
        };
    }

    /** What stands between the members of an enumeration. */
    static String between(Language language) {
        return switch (language) {
            case ZH -> "、";
            case EN, HI, FR -> ", ";
        };
    }

    /** What stands before the last member of one that is read as a sentence. */
    static String and(Language language) {
        return switch (language) {
            case EN -> " and ";
            case HI -> " और ";
            case ZH -> " 和 ";
            case FR -> " et ";
        };
    }

    /** Below an hour: {@code 1:12}. */
    static String duration(Duration duration) {
        return "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
    }

    private String number(Number number) {
        var format = NumberFormat.getInstance(reader.language().locale());
        format.setMaximumFractionDigits(18);
        return grouped(format, number);
    }

    /** Above a thousand Hindi groups by two digits (1,00,000); the platform's formats know groups of one size. */
    private String grouped(NumberFormat format, Number number) {
        if (reader.language() != Language.HI) {
            return format.format(number);
        }
        format.setGroupingUsed(false);
        return format.format(number).replaceAll("(?<=\\d)(?<![.]\\d{0,18})(?=(?:\\d{2})*\\d{3}(?!\\d))", ",");
    }
}
