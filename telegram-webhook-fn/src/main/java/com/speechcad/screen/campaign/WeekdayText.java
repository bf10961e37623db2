package com.speechcad.screen.campaign;

import com.speechcad.text.TextKey;
import java.time.DayOfWeek;

/** Short names of the days of the week. */
enum WeekdayText implements TextKey {
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY;

    @Override
    public String bundle() {
        return "campaigns";
    }

    static WeekdayText of(DayOfWeek day) {
        return valueOf(day.name());
    }
}
