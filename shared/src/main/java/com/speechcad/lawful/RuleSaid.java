package com.speechcad.lawful;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** What a row of the tables says, in parts that every language can put into words. */
public sealed interface RuleSaid {
    /**
     * When phones may ring.
     *
     * @param spans in the order of the week; a day may have several
     * @param holidaysOff not on holidays
     */
    record CallingHours(List<Span> spans, boolean holidaysOff) implements RuleSaid {
        public CallingHours {
            spans = List.copyOf(spans);
        }
    }

    /** Days in a row with the same hours, both included, in the callee's time. */
    record Span(DayOfWeek first, DayOfWeek last, LocalTime from, LocalTime to) {}

    /** How often one number may be rung within a time. */
    record Cap(int most, Duration within) implements RuleSaid {}

    /** A list has to be checked against the place's registry, and not longer ago than this. */
    record Registry(Duration oldest) implements RuleSaid {}

    /** Nothing beyond the decision's own words. */
    record Nothing() implements RuleSaid {}

    /** Of a row, by the table that it stands in. */
    static RuleSaid of(RuleTables tables, RuleRow row) {
        if (tables.table("windows").contains(row)) {
            return hours(Hours.parse(row));
        }
        if (tables.table("caps").contains(row)) {
            var parts = row.value().split(" per ");
            return new Cap(Integer.parseInt(parts[0]), Duration.parse(parts[1]));
        }
        return tables.table("registries").contains(row) ? new Registry(Duration.parse(row.value())) : new Nothing();
    }

    private static CallingHours hours(Hours hours) {
        var spans = new ArrayList<Span>();
        var first = DayOfWeek.MONDAY;
        for (var day : DayOfWeek.values()) {
            var same = hours.days().getOrDefault(day, List.of());
            if (day == DayOfWeek.SUNDAY || !same.equals(hours.days().getOrDefault(day.plus(1), List.of()))) {
                for (var span : same) {
                    spans.add(new Span(first, day, span.from(), span.to()));
                }
                first = day.plus(1);
            }
        }
        return new CallingHours(spans, hours.holidaysOff());
    }
}
