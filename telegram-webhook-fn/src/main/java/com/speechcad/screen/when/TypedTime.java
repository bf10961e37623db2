package com.speechcad.screen.when;

import com.speechcad.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** A date with a time, as somebody typed it in one of our languages, whichever they have chosen. */
public sealed interface TypedTime {
    /** Clear. */
    record At(ZoneId zone, Instant instant) implements TypedTime {}

    /** Can be read in several ways. */
    record Choose(ZoneId zone, List<LocalDateTime> readings) implements TypedTime {}

    /** The clock shows it twice that day. */
    record Twice(ZoneId zone, Instant first, Instant second) implements TypedTime {}

    /** The clock jumps over it that day, to {@code after}. */
    record Skipped(ZoneId zone, LocalDateTime typed, LocalDateTime after) implements TypedTime {}

    /** A day without a time. */
    record NoTime(ZoneId zone, LocalDate day) implements TypedTime {}

    record Past(ZoneId zone, LocalDateTime typed) implements TypedTime {}

    /** More than a year ahead. */
    record TooFar(ZoneId zone, LocalDateTime typed) implements TypedTime {}

    record NotUnderstood() implements TypedTime {}

    /**
     * What was typed.
     *
     * @param zone whose clock is meant, unless the line names a city
     */
    static TypedTime read(String typed, Instant now, ZoneId zone, Language language) {
        return Reading.of(typed, now, zone, language);
    }

    /** What a local time means: seconds are left out. */
    static TypedTime of(LocalDateTime local, Instant now, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            var jump = zone.getRules().getTransition(local);
            return new Skipped(zone, local, jump.getDateTimeAfter());
        }
        var instants =
                offsets.stream().map(local::toInstant).filter(now::isBefore).toList();
        if (instants.isEmpty()) {
            return new Past(zone, local);
        }
        if (instants.getFirst().isAfter(now.atZone(zone).plusYears(1).toInstant())) {
            return new TooFar(zone, local);
        }
        return instants.size() == 1
                ? new At(zone, instants.getFirst())
                : new Twice(zone, instants.getFirst(), instants.getLast());
    }
}
