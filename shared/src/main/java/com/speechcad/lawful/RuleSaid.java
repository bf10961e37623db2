package com.speechcad.lawful;

import com.speechcad.tenant.Business;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
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

    /**
     * Days on which nobody is called where the hours say so.
     *
     * @param days of that year, those included on which one is kept that falls on a weekend
     */
    record DaysOff(Year year, List<LocalDate> days) implements RuleSaid {
        public DaysOff {
            days = List.copyOf(days);
        }
    }

    /**
     * A country whose rules are known.
     *
     * @param open from the start; else it waits for an owner of the platform
     */
    record KnownCountry(boolean open) implements RuleSaid {}

    /** What a business of a tier may at most. */
    record OfTier(Business.Tier tier, Limits limits) implements RuleSaid {}

    /** Nothing beyond the decision's own words. */
    record Nothing() implements RuleSaid {}

    /**
     * Of a row, by the table that it stands in.
     *
     * @param year whose holidays are told
     */
    static RuleSaid of(RuleTables tables, RuleRow row, Year year) {
        if (tables.table("windows").contains(row)) {
            return hours(Hours.parse(row));
        }
        if (tables.table("caps").contains(row)) {
            var parts = row.value().split(" per ");
            return new Cap(Integer.parseInt(parts[0]), Duration.parse(parts[1]));
        }
        if (tables.table("holidays").contains(row)) {
            return new DaysOff(year, Holidays.of(row, year.getValue()));
        }
        if (tables.table("countries").contains(row)) {
            return new KnownCountry(row.value().equals("open"));
        }
        if (tables.table("tiers").contains(row)) {
            return new OfTier(Business.Tier.valueOf(row.place()), Limits.parse(row.value()));
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
