package com.speechcad.lawful;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * When phones may ring by one rule, in local time.
 *
 * @param row where it stands
 * @param days the spans of each day of the week; a day without any is closed
 * @param holidaysOff no calls on holidays either
 */
record Hours(RuleRow row, Map<DayOfWeek, List<Span>> days, boolean holidaysOff) {
    private static final String HOLIDAYS_OFF = "holidays off";
    private static final List<String> NAMES = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

    /** Half-open. */
    record Span(LocalTime from, LocalTime to) {
        /** Where clocks are turned in between, the side that leaves less. */
        Instant start(LocalDate day, ZoneId zone) {
            return ZonedDateTime.of(day, from, zone).withLaterOffsetAtOverlap().toInstant();
        }

        Instant end(LocalDate day, ZoneId zone) {
            var end = ZonedDateTime.of(day, to, zone).withEarlierOffsetAtOverlap();
            // A wall time that is skipped is read as an hour later: the offset from before it ends the span in time.
            return end.toLocalTime().equals(to)
                    ? end.toInstant()
                    : zone.getRules().getTransition(day.atTime(to)).getInstant();
        }
    }

    /** Of a value such as {@code Mo-Fr 10:00-13:00 14:00-20:00, Sa 09:00-17:00, holidays off}. */
    static Hours parse(RuleRow row) {
        var days = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
        var holidaysOff = false;
        for (var part : row.value().split(",")) {
            var words = part.strip().split(" ");
            if (part.strip().toLowerCase(Locale.ROOT).equals(HOLIDAYS_OFF)) {
                holidaysOff = true;
            } else {
                var spans = new ArrayList<Span>();
                for (int i = 1; i < words.length; i++) {
                    var ends = words[i].split("-");
                    spans.add(new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
                }
                var ends = words[0].split("-");
                var last = NAMES.indexOf(ends[ends.length - 1]);
                for (int day = NAMES.indexOf(ends[0]); day <= last; day++) {
                    days.put(DayOfWeek.of(day + 1), List.copyOf(spans));
                }
            }
        }
        return new Hours(row, Map.copyOf(days), holidaysOff);
    }

    List<Span> on(LocalDate day, boolean holiday) {
        return holiday && holidaysOff ? List.of() : days.getOrDefault(day.getDayOfWeek(), List.of());
    }
}
