package com.speechcad.local.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** When a schedule is due: {@code at(...)}, {@code rate(...)} or {@code cron(...)}. */
sealed interface Occurrences {
    Pattern FORM = Pattern.compile("(at|rate|cron)\\((.*)\\)");
    /** Seconds are written out, and no part of one: the service takes nothing else. */
    Pattern AT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}");

    Pattern RATE = Pattern.compile("([1-9]\\d{0,8}) (minute|hour|day)s?");

    /** The first instant due after this one. */
    Optional<Instant> after(Instant instant);

    /**
     * @param start where a rate begins to count
     * @throws IllegalArgumentException when the expression is none
     */
    static Occurrences parse(String expression, ZoneId zone, Instant start) {
        var form = FORM.matcher(expression);
        if (!form.matches()) {
            throw new IllegalArgumentException("Invalid Schedule Expression " + expression + ".");
        }
        var inner = form.group(2);
        try {
            return switch (form.group(1)) {
                case "at" -> new Once(time(inner).atZone(zone).toInstant());
                case "rate" -> new Every(start, period(inner));
                default -> new Calendar(CronExpression.parse(inner), zone);
            };
        } catch (DateTimeParseException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("Invalid Schedule Expression " + expression + ".", unreadable);
        }
    }

    private static LocalDateTime time(String at) {
        if (!AT.matcher(at).matches()) {
            throw new IllegalArgumentException("not a time: " + at);
        }
        return LocalDateTime.parse(at);
    }

    private static Duration period(String rate) {
        var matcher = RATE.matcher(rate.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a rate: " + rate);
        }
        var count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    record Once(Instant at) implements Occurrences {
        /** Also when it was due before: the schedule has not run yet, and it is to run once. */
        @Override
        public Optional<Instant> after(Instant instant) {
            return Optional.of(at);
        }
    }

    /** The first time at the start. */
    record Every(Instant start, Duration period) implements Occurrences {
        @Override
        public Optional<Instant> after(Instant instant) {
            if (instant.isBefore(start)) {
                return Optional.of(start);
            }
            var periods = Duration.between(start, instant).dividedBy(period);
            return Optional.of(start.plus(period.multipliedBy(periods + 1)));
        }
    }

    record Calendar(CronExpression cron, ZoneId zone) implements Occurrences {
        @Override
        public Optional<Instant> after(Instant instant) {
            return cron.after(instant, zone);
        }
    }
}
