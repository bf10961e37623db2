package com.speechcad.text;

import java.time.Duration;

/** How long something lasts that takes an hour or more: 1:20:00 would be read as a time of day, or not at all. */
enum LastingText implements TextKey {
    DAYS,
    DAYS_AND_HOURS,
    HOURS,
    HOURS_AND_MINUTES;

    private static final int MOST_HOURS = 48;

    @Override
    public String bundle() {
        return "lasting";
    }

    /** To the minute, from the third day on to the hour; what is less is left out. */
    static Text of(Duration duration) {
        if (duration.toHours() >= MOST_HOURS) {
            return Text.text(duration.toHoursPart() == 0 ? DAYS : DAYS_AND_HOURS)
                    .with("days", duration.toDays())
                    .with("hours", duration.toHoursPart());
        }
        return Text.text(duration.toMinutesPart() == 0 ? HOURS : HOURS_AND_MINUTES)
                .with("hours", duration.toHours())
                .with("minutes", duration.toMinutesPart());
    }
}
