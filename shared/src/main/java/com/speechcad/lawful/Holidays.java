package com.speechcad.lawful;

import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Which days are holidays where, computed for any year from the rules. */
@Singleton
public class Holidays {
    private static final Pattern FIXED = Pattern.compile("(\\d\\d)-(\\d\\d)");
    private static final Pattern NTH = Pattern.compile("(\\d\\d)-(MON|THU)-(\\d|last|before-\\d\\d)");
    private static final Pattern EASTER = Pattern.compile("easter([+-]\\d+)");
    private static final String MOVED = " moved";

    private final RuleTables tables;
    private final Map<String, Set<LocalDate>> known = new ConcurrentHashMap<>();

    Holidays(RuleTables tables) {
        this.tables = tables;
    }

    /** @param places regions and states that the day is a holiday in */
    boolean isHoliday(Collection<String> places, LocalDate day) {
        return places.stream().anyMatch(place -> of(place, day.getYear()).contains(day));
    }

    private Set<LocalDate> of(String place, int year) {
        return known.computeIfAbsent(place + year, _ -> {
            var days = new HashSet<LocalDate>();
            for (var row : tables.table("holidays")) {
                if (row.place().equals(place)) {
                    days.addAll(of(row, year));
                }
            }
            return Set.copyOf(days);
        });
    }

    /** The days of one row that are kept in a year, in order. */
    static List<LocalDate> of(RuleRow row, int year) {
        var days = new TreeSet<LocalDate>();
        for (var rule : row.value().split(",")) {
            // New Year of the next year may be kept in this one.
            add(days, rule.strip(), year);
            add(days, rule.strip(), year + 1);
        }
        return days.stream().filter(day -> day.getYear() == year).toList();
    }

    private static void add(Set<LocalDate> days, String rule, int year) {
        var moved = rule.endsWith(MOVED);
        var day = day(moved ? rule.substring(0, rule.length() - MOVED.length()) : rule, year);
        days.add(day);
        if (moved && day.getDayOfWeek() == DayOfWeek.SATURDAY) {
            // Some keep the Friday, some the Monday: nobody is called on either.
            days.add(day.minusDays(1));
            days.add(day.plusDays(2));
        } else if (moved && day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            days.add(day.plusDays(1));
        }
    }

    private static LocalDate day(String rule, int year) {
        var fixed = FIXED.matcher(rule);
        if (fixed.matches()) {
            return LocalDate.of(year, Integer.parseInt(fixed.group(1)), Integer.parseInt(fixed.group(2)));
        }
        var easter = EASTER.matcher(rule);
        if (easter.matches()) {
            return easter(year).plusDays(Long.parseLong(easter.group(1)));
        }
        var nth = NTH.matcher(rule);
        if (!nth.matches()) {
            throw new IllegalStateException("not a rule for a holiday: " + rule);
        }
        var month = LocalDate.of(year, Integer.parseInt(nth.group(1)), 1);
        var weekday = nth.group(2).equals("MON") ? DayOfWeek.MONDAY : DayOfWeek.THURSDAY;
        var which = nth.group(3);
        if (which.equals("last")) {
            return month.with(TemporalAdjusters.lastInMonth(weekday));
        }
        return which.startsWith("before-")
                ? month.withDayOfMonth(Integer.parseInt(which.substring("before-".length())))
                        .with(TemporalAdjusters.previous(weekday))
                : month.with(TemporalAdjusters.dayOfWeekInMonth(Integer.parseInt(which), weekday));
    }

    /** Western Easter Sunday, by the anonymous Gregorian computus. */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
