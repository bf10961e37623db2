package com.speechcad.campaign;

import static java.util.Map.entry;

import com.speechcad.text.Cities;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a contact is, as the business knows: a column of its list names the time zone, or a city. It is added to the zones
 * that the number may be in, so that it only narrows the hours; what names no zone that we know changes nothing.
 */
final class ContactZone {
    /** Variables as columns' titles make them, in the order in which they are asked. */
    private static final List<String> TITLES = List.of(
            "time_zone",
            "timezone",
            "tz",
            "zone",
            "fuseau_horaire",
            "fuseau",
            "时区",
            "時區",
            "समय_क्षेत्र",
            "टाइम_ज़ोन",
            "city",
            "town",
            "ville",
            "城市",
            "शहर");

    /** Of a row with {@code variables}: what stands under each of the titles, in lines. */
    static final String STATED = TITLES.stream()
            .map(title -> "variables ->> '" + title + "'")
            .collect(Collectors.joining(", ", "concat_ws(chr(10), ", ") as stated"));

    /** What people mean by them where we call; the short names of Java are of other places. */
    private static final Map<String, String> SHORT = Map.ofEntries(
            entry("EST", "America/New_York"),
            entry("EDT", "America/New_York"),
            entry("CST", "America/Chicago"),
            entry("CDT", "America/Chicago"),
            entry("MST", "America/Denver"),
            entry("MDT", "America/Denver"),
            entry("PST", "America/Los_Angeles"),
            entry("PDT", "America/Los_Angeles"),
            entry("AST", "America/Halifax"),
            entry("ADT", "America/Halifax"),
            entry("NST", "America/St_Johns"),
            entry("NDT", "America/St_Johns"),
            entry("AKST", "America/Anchorage"),
            entry("AKDT", "America/Anchorage"),
            entry("HST", "Pacific/Honolulu"),
            entry("GMT", "Europe/London"),
            entry("BST", "Europe/London"),
            entry("IST", "Asia/Kolkata"));

    private static final Map<String, ZoneId> BY_NAME = byName();

    private ContactZone() {}

    static Optional<ZoneId> of(Map<String, String> variables) {
        return TITLES.stream()
                .flatMap(title -> Optional.ofNullable(variables.get(title)).stream())
                .flatMap(stated -> of(stated).stream())
                .findFirst();
    }

    /**
     * @param stated {@code America/Los_Angeles}, {@code Los Angeles}, {@code PST}, {@code UTC-8}; of several lines the first
     *     that names a zone
     */
    static Optional<ZoneId> of(String stated) {
        return stated.lines().flatMap(line -> named(line).stream()).findFirst();
    }

    private static Optional<ZoneId> named(String stated) {
        var known = Optional.ofNullable(BY_NAME.get(key(stated)));
        try {
            return known.isPresent()
                    ? known
                    : Optional.of(ZoneId.of(stated.strip().toUpperCase(Locale.ROOT), SHORT));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Map<String, ZoneId> byName() {
        var zones = new HashMap<String, ZoneId>();
        ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .sorted()
                .map(ZoneId::of)
                .forEach(zone -> {
                    zones.put(key(zone.getId()), zone);
                    Cities.names(zone).forEach(name -> zones.putIfAbsent(key(name), zone));
                });
        return Map.copyOf(zones);
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
