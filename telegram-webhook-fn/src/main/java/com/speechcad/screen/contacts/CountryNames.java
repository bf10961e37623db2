package com.speechcad.screen.contacts;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What countries are called in each language: by their usual name, by their three letters, and by what else people call them,
 * which stands in {@code countries/also-called}, a line for each country.
 */
final class CountryNames {
    private static final Set<String> WITH_THREE_LETTERS = Set.of(Locale.getISOCountries());
    private static final Map<Language, Map<String, List<String>>> NAMES = names();

    private CountryNames() {}

    /** In plain letters. */
    static List<String> of(String region, Language language) {
        return NAMES.getOrDefault(language, Map.of()).getOrDefault(region, List.of());
    }

    private static Map<Language, Map<String, List<String>>> names() {
        var names = new EnumMap<Language, Map<String, List<String>>>(Language.class);
        for (var language : Language.values()) {
            var also = alsoCalled(language);
            var ofLanguage = new HashMap<String, List<String>>();
            for (var region : PhoneNumber.regions()) {
                var all = new ArrayList<String>();
                var place = Locale.of("", region);
                all.add(PlainLetters.of(place.getDisplayCountry(language.locale())));
                if (WITH_THREE_LETTERS.contains(region)) {
                    all.add(PlainLetters.of(place.getISO3Country()));
                }
                all.addAll(also.getOrDefault(region, List.of()));
                ofLanguage.put(region, List.copyOf(all));
            }
            names.put(language, ofLanguage);
        }
        return names;
    }

    private static Map<String, List<String>> alsoCalled(Language language) {
        var file = "/countries/also-called.%s.txt".formatted(language.code());
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CountryNames.class.getResourceAsStream(file), file), StandardCharsets.UTF_8))) {
            var also = new HashMap<String, List<String>>();
            lines.lines().forEach(line -> {
                var parts = line.split(":", 2);
                also.put(
                        parts[0].strip(),
                        Arrays.stream(parts[1].split(",")).map(PlainLetters::of).toList());
            });
            return also;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
