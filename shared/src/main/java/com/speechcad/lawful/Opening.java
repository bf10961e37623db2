package com.speechcad.lawful;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a phone may ring now: in every zone it may be in, by every rule that may hold there, until it has rung. If not,
 * the next instant at which it may.
 */
@Singleton
public class Opening {
    private static final int DAYS_AHEAD = 15;

    private final RuleTables tables;
    private final Holidays holidays;
    private final Map<String, Hours> parsed = new HashMap<>();

    Opening(RuleTables tables, Holidays holidays) {
        this.tables = tables;
        this.holidays = holidays;
        tables.table("windows").forEach(row -> parsed.put(row.id(), Hours.parse(row)));
    }

    /** The answer. */
    public sealed interface Answer {
        /** @param row the narrowest rule that allows it */
        record Open(String row) implements Answer {}

        /** @param row the rule that forbids it until then */
        record Closed(Instant until, String row) implements Answer {}

        /** The rules that may hold leave no minute within two weeks. */
        record Never() implements Answer {}

        /** No zone, so no hour. */
        record NoZone() implements Answer {}
    }

    /** @param ringing how long the phone may ring */
    public Answer at(Instant now, Duration ringing, Place place) {
        if (place.zones().isEmpty()) {
            return new Answer.NoZone();
        }
        var rules = rules(place);
        if (closedBy(now, ringing, place, rules).isEmpty()) {
            return new Answer.Open(rules.getFirst().row().id());
        }
        return starts(now, place, rules).stream()
                .filter(start -> closedBy(start, ringing, place, rules).isEmpty())
                .findFirst()
                .<Answer>map(start -> new Answer.Closed(start, because(start, ringing, place, rules)))
                .orElseGet(Answer.Never::new);
    }

    /** The narrowest place first, which is the one worth naming. */
    private List<Hours> rules(Place place) {
        return tables.in("windows", place.names()).reversed().stream()
                .map(row -> Optional.ofNullable(parsed.get(row.id())).orElseThrow())
                .toList();
    }

    /** What was still shut just before it opened. */
    private String because(Instant start, Duration ringing, Place place, List<Hours> rules) {
        return closedBy(start.minusSeconds(1), ringing, place, rules)
                .map(hours -> hours.row().id())
                .orElseThrow();
    }

    private Optional<Hours> closedBy(Instant at, Duration ringing, Place place, List<Hours> rules) {
        return rules.stream()
                .filter(hours -> !place.zones().stream().allMatch(zone -> open(at, ringing, zone, hours, place)))
                .findFirst();
    }

    private boolean open(Instant at, Duration ringing, ZoneId zone, Hours hours, Place place) {
        var day = at.atZone(zone).toLocalDate();
        return hours.on(day, holidays.isHoliday(place.names(), day)).stream()
                .anyMatch(span ->
                        !at.isBefore(span.start(day, zone)) && !at.plus(ringing).isAfter(span.end(day, zone)));
    }

    /** Only there can it open; in order. */
    private static List<Instant> starts(Instant now, Place place, List<Hours> rules) {
        var starts = new ArrayList<Instant>();
        for (var zone : place.zones()) {
            var today = now.atZone(zone).toLocalDate();
            for (int ahead = 0; ahead < DAYS_AHEAD; ahead++) {
                var day = today.plusDays(ahead);
                rules.forEach(hours -> hours.on(day, false).forEach(span -> starts.add(span.start(day, zone))));
            }
        }
        starts.removeIf(start -> !start.isAfter(now));
        starts.sort(Comparator.naturalOrder());
        return starts.stream().distinct().toList();
    }
}
