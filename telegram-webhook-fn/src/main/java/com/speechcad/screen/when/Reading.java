package com.speechcad.screen.when;

import com.speechcad.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The way from words to a time. */
final class Reading {
    static final Pattern SMALL = Pattern.compile(
            "[,，。;.]+|(?<![\\p{L}\\p{M}])(?:at|on|the|in|of|from|to|a|le|la|les|l'|de|du|des|vers|en|को|पर|में|का|की|ko|और|este|time|heure)(?![\\p{L}\\p{M}])|[在的于]");

    private Reading() {}

    static TypedTime of(String typed, Instant now, ZoneId ownZone, Language language) {
        var line = new Scrap(typed);
        var delay = TypedClock.cutDelay(line);
        if (delay.isPresent()) {
            var zone = zone(line, ownZone);
            return zone.isEmpty()
                    ? new TypedTime.NotUnderstood()
                    : TypedTime.of(soon(now, delay.get().toMinutes(), zone.get()), now, zone.get());
        }
        var dates = dates(line, now, ownZone, language);
        var times = TypedClock.cut(line, language);
        var zone = zone(line, ownZone);
        if (zone.isEmpty()
                || dates.filter(List::isEmpty).isPresent()
                || times.filter(List::isEmpty).isPresent()) {
            return new TypedTime.NotUnderstood();
        }
        if (times.isEmpty()) {
            return dates.filter(days -> days.size() == 1)
                    .<TypedTime>map(days -> new TypedTime.NoTime(zone.get(), days.getFirst()))
                    .orElseGet(() -> dates.<TypedTime>map(days -> new TypedTime.Choose(
                                    zone.get(),
                                    days.stream()
                                            .map(day -> day.atTime(LocalTime.MIN))
                                            .toList()))
                            .orElseGet(TypedTime.NotUnderstood::new));
        }
        return meant(dates, times.get(), now, zone.get());
    }

    /** A date is read where the person is; a city in the line says only whose clock it is. */
    private static Optional<List<LocalDate>> dates(Scrap line, Instant now, ZoneId zone, Language language) {
        return TypedDate.cut(line, LocalDate.ofInstant(now, zone), TypedClock.isIn(line), DateOrder.of(language));
    }

    private static LocalDateTime soon(Instant now, long minutes, ZoneId zone) {
        return now.atZone(zone)
                .plusMinutes(minutes)
                .truncatedTo(ChronoUnit.MINUTES)
                .toLocalDateTime();
    }

    private static TypedTime meant(Optional<List<LocalDate>> dates, List<Integer> times, Instant now, ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone);
        var days = dates.orElse(List.of(today));
        var readings = days.stream()
                .flatMap(day -> times.stream().map(minutes -> at(day, minutes)))
                .map(local -> dates.isEmpty() && isOver(local, now, zone) ? local.plusDays(1) : local)
                .distinct()
                .sorted()
                .toList();
        var ahead = readings.stream().filter(local -> !isOver(local, now, zone)).toList();
        if (ahead.size() > 1) {
            return new TypedTime.Choose(zone, ahead);
        }
        return TypedTime.of(ahead.isEmpty() ? readings.getLast() : ahead.getFirst(), now, zone);
    }

    private static LocalDateTime at(LocalDate day, int minutes) {
        return day.plusDays(minutes / (24 * 60)).atTime(TypedClock.time(minutes));
    }

    private static boolean isOver(LocalDateTime local, Instant now, ZoneId zone) {
        return TypedTime.of(local, now, zone) instanceof TypedTime.Past;
    }

    /** What is left of the line has to be a city, or nothing. */
    private static Optional<ZoneId> zone(Scrap line, ZoneId own) {
        var left = line.left(SMALL);
        if (left.isEmpty()) {
            return Optional.of(own);
        }
        var found = Zones.find(left);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
