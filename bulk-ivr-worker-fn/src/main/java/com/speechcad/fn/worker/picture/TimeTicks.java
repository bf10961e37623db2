package com.speechcad.fn.worker.picture;

import java.time.Duration;
import java.util.List;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;

/** Where an axis of time has its labels: on whole minutes, hours or days, and few enough to be read. */
final class TimeTicks {
    private static final int MOST_STEPS = 5;
    private static final List<Integer> MINUTES = List.of(1, 2, 5, 10, 15, 30);
    private static final List<Integer> HOURS = List.of(1, 2, 3, 6, 12);

    private TimeTicks() {}

    /** So that at most six are on an axis of that length. */
    static DateTickUnit over(Duration length) {
        for (var minutes : MINUTES) {
            if (fits(length, Duration.ofMinutes(minutes))) {
                return new DateTickUnit(DateTickUnitType.MINUTE, minutes);
            }
        }
        for (var hours : HOURS) {
            if (fits(length, Duration.ofHours(hours))) {
                return new DateTickUnit(DateTickUnitType.HOUR, hours);
            }
        }
        var days = Math.ceilDiv(length.toDays() + 1, MOST_STEPS);
        return new DateTickUnit(DateTickUnitType.DAY, Math.toIntExact(days));
    }

    private static boolean fits(Duration length, Duration step) {
        return length.compareTo(step.multipliedBy(MOST_STEPS)) <= 0;
    }
}
