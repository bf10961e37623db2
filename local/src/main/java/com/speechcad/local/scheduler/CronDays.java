package com.speechcad.local.scheduler;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;

/** Which days a cron expression means: by the day of the month or by the day of the week, never both. */
sealed interface CronDays {
    boolean allows(LocalDate day);

    static CronDays parse(String dayOfMonth, String dayOfWeek) {
        if (dayOfMonth.equals("?") == dayOfWeek.equals("?")) {
            throw new IllegalArgumentException("one of day of month and day of week is ?, the other is not");
        }
        return dayOfWeek.equals("?")
                ? ofMonth(dayOfMonth.toUpperCase(Locale.ROOT))
                : ofWeek(dayOfWeek.toUpperCase(Locale.ROOT));
    }

    private static CronDays ofMonth(String text) {
        if (text.equals("L")) {
            return new LastOfMonth();
        }
        if (text.equals("LW")) {
            return new NearestWeekday(31);
        }
        if (text.endsWith("W")) {
            return new NearestWeekday(day(text.substring(0, text.length() - 1), 31));
        }
        return new OfMonth(CronField.parse(text, 1, 31, List.of()));
    }

    private static CronDays ofWeek(String text) {
        if (text.contains("#")) {
            var parts = text.split("#", 2);
            return new NthWeekday(weekday(parts[0]), day(parts[1], 5));
        }
        if (text.length() > 1 && text.endsWith("L")) {
            return new LastWeekday(weekday(text.substring(0, text.length() - 1)));
        }
        return new OfWeek(CronField.parse(text.equals("L") ? "7" : text, 1, 7, CronField.DAYS));
    }

    private static int day(String text, int most) {
        var day = Integer.parseInt(text);
        if (day < 1 || day > most) {
            throw new IllegalArgumentException(text + " is not within 1 to " + most);
        }
        return day;
    }

    private static DayOfWeek weekday(String text) {
        var field = CronField.parse(text, 1, 7, CronField.DAYS);
        return DayOfWeek.SUNDAY.plus(field.values().nextSetBit(0) - 1L);
    }

    /** AWS counts from Sunday, which is 1. */
    record OfWeek(CronField days) implements CronDays {
        @Override
        public boolean allows(LocalDate day) {
            return days.allows(day.getDayOfWeek().getValue() % 7 + 1);
        }
    }

    record OfMonth(CronField days) implements CronDays {
        @Override
        public boolean allows(LocalDate day) {
            return days.allows(day.getDayOfMonth());
        }
    }

    record LastOfMonth() implements CronDays {
        @Override
        public boolean allows(LocalDate day) {
            return day.getDayOfMonth() == day.lengthOfMonth();
        }
    }

    record NthWeekday(DayOfWeek weekday, int nth) implements CronDays {
        @Override
        public boolean allows(LocalDate day) {
            return day.getDayOfWeek() == weekday && (day.getDayOfMonth() - 1) / 7 + 1 == nth;
        }
    }

    record LastWeekday(DayOfWeek weekday) implements CronDays {
        @Override
        public boolean allows(LocalDate day) {
            return day.equals(day.with(TemporalAdjusters.lastInMonth(weekday)));
        }
    }

    /** The weekday nearest to a day of the month, within the month; 31 stands for its last day. */
    record NearestWeekday(int dayOfMonth) implements CronDays {
        @Override
        public boolean allows(LocalDate day) {
            var wanted = day.withDayOfMonth(Math.min(dayOfMonth, day.lengthOfMonth()));
            var nearest = switch (wanted.getDayOfWeek()) {
                case SATURDAY -> wanted.getDayOfMonth() == 1 ? wanted.plusDays(2) : wanted.minusDays(1);
                case SUNDAY ->
                    wanted.getDayOfMonth() == wanted.lengthOfMonth() ? wanted.minusDays(2) : wanted.plusDays(1);
                default -> wanted;
            };
            return day.equals(nearest);
        }
    }
}
