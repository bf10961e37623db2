package com.speechcad.lawful;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where a number may ring, by the numbering plan: a hint about people who move, so every candidate counts. */
@Singleton
public class Places {
    private static final String US = "US";
    private static final long AREA = 10_000_000L;
    /** A line that every area code has. */
    private static final long ANY_LINE = 5_550_100L;

    private final RuleTables tables;

    Places(RuleTables tables) {
        this.tables = tables;
    }

    /** Nowhere, without any zone, for a number nobody can place. */
    public Place of(PhoneNumber number) {
        var region = number.region();
        try {
            var parsed = PhoneNumberUtil.getInstance().parse(number.e164(), "ZZ");
            return new Place(region, region.filter(US::equals).isPresent() ? states(parsed) : List.of(), zones(parsed));
        } catch (NumberParseException _) {
            return new Place(region, List.of(), List.of());
        }
    }

    private static List<ZoneId> zones(Phonenumber.PhoneNumber number) {
        return PhoneNumberToTimeZonesMapper.getInstance().getTimeZonesForNumber(number).stream()
                .flatMap(name -> zone(name).stream())
                .toList();
    }

    private static Optional<ZoneId> zone(String name) {
        if (name.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone())) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Of the exchange and of its area code: they differ where an area code spans states. Both count. */
    private List<String> states(Phonenumber.PhoneNumber number) {
        var area = new Phonenumber.PhoneNumber()
                .setCountryCode(1)
                .setNationalNumber(number.getNationalNumber() / AREA * AREA + ANY_LINE);
        var found = new TreeSet<String>();
        Stream.of(number, area).forEach(line -> UsState.named(described(line)).ifPresent(found::add));
        return found.isEmpty() ? everyState() : List.copyOf(found);
    }

    private static String described(Phonenumber.PhoneNumber number) {
        return PhoneNumberOfflineGeocoder.getInstance().getDescriptionForValidNumber(number, Locale.ENGLISH);
    }

    private List<String> everyState() {
        return tables.table("windows").stream()
                .map(RuleRow::place)
                .filter(place -> place.startsWith("US-"))
                .toList();
    }
}
