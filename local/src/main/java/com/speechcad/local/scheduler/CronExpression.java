package com.speechcad.local.scheduler;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * AWS's cron: minutes, hours, day of month, month, day of week, and a year that may be left out. What a change of the
 * clocks leaves out does not run; what it brings twice runs the first time.
 */
record CronExpression(CronField minutes, CronField hours, CronDays days, CronField months, CronField years) {
    private static final int LEAST_YEAR = 1970;
    private static final int MOST_YEAR = 2199;
    private static final int LOOK_AHEAD_YEARS = 30;

    static CronExpression parse(String text) {
        var fields = text.trim().split("\\s+");
        if (fields.length != 5 && fields.length != 6) {
            throw new IllegalArgumentException("cron has five or six fields: " + text);
        }
        return new CronExpression(
                CronField.parse(fields[0], 0, 59, List.of()),
                CronField.parse(fields[1], 0, 23, List.of()),
                CronDays.parse(fields[2], fields[4]),
                CronField.parse(fields[3], 1, 12, CronField.MONTHS),
                CronField.parse(fields.length == 6 ? fields[5] : "*", LEAST_YEAR, MOST_YEAR, List.of()));
    }

    Optional<Instant> after(Instant instant, ZoneId zone) {
        var first = instant.atZone(zone).toLocalDate();
        for (var day = first; day.isBefore(first.plusYears(LOOK_AHEAD_YEARS)); day = day.plusDays(1)) {
            if (allows(day)) {
                var found = onDay(day, instant, zone);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private boolean allows(LocalDate day) {
        return years.allows(day.getYear()) && months.allows(day.getMonthValue()) && days.allows(day);
    }

    private Optional<Instant> onDay(LocalDate day, Instant after, ZoneId zone) {
        return hours.values().stream()
                .boxed()
                .flatMap(hour -> minutes.values().stream().mapToObj(minute -> day.atTime(hour, minute)))
                .flatMap(time -> instant(time, zone).stream())
                .filter(time -> time.isAfter(after))
                .findFirst();
    }

    private static Optional<Instant> instant(LocalDateTime time, ZoneId zone) {
        return zone.getRules().getValidOffsets(time).stream().findFirst().map(time::toInstant);
    }
}
