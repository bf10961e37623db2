package com.speechcad.campaign;

import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * When within the callee's day a campaign calls. It can only narrow what the gate allows.
 *
 * @param fromMinute of the day, included
 * @param toMinute of the day, at most 1440, excluded
 */
public record CallingWindow(int fromMinute, int toMinute) {
    private static final int DAY = 1440;

    public CallingWindow {
        if (fromMinute < 0 || toMinute > DAY || fromMinute >= toMinute) {
            throw new IllegalArgumentException("no window: " + fromMinute + " to " + toMinute);
        }
    }

    public LocalTime from() {
        return LocalTime.ofSecondOfDay(fromMinute * 60L);
    }

    /** Midnight stands for the end of the day. */
    public LocalTime to() {
        return LocalTime.ofSecondOfDay(toMinute % DAY * 60L);
    }

    /** The instant itself when it is within, else the next opening, in that zone. */
    public ZonedDateTime next(ZonedDateTime at) {
        var minute = at.getHour() * 60 + at.getMinute();
        if (minute >= fromMinute && minute < toMinute) {
            return at;
        }
        var day = minute < fromMinute ? at.toLocalDate() : at.toLocalDate().plusDays(1);
        // A time that the change of the clocks leaves out is moved on by the zone's own rules.
        return day.atTime(from()).atZone(at.getZone());
    }
}
