package com.speechcad.screen.when;

import com.speechcad.text.Language;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of months and days in all our languages, from the JDK's own data, with their short forms. */
final class Names {
    static final Map<String, Month> MONTHS = months();
    static final Map<String, DayOfWeek> DAYS = days();

    private Names() {}

    /** One of the names, the longest first, standing for itself. */
    static String anyOf(Map<String, ?> names) {
        return names.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\p{L}\\p{M}])(", ")\\.?(?![\\p{L}\\p{M}])"));
    }

    private static Map<String, Month> months() {
        var names = new HashMap<String, Month>();
        for (var language : Language.values()) {
            // Chinese months are written as numbers.
            if (language != Language.ZH) {
                for (var month : Month.values()) {
                    for (var style : new TextStyle[] {TextStyle.FULL, TextStyle.SHORT}) {
                        names.putIfAbsent(name(month.getDisplayName(style, language.locale())), month);
                    }
                }
            }
        }
        names.put("sept", Month.SEPTEMBER);
        return Map.copyOf(names);
    }

    private static Map<String, DayOfWeek> days() {
        var names = new HashMap<String, DayOfWeek>();
        for (var language : Language.values()) {
            Arrays.stream(DayOfWeek.values())
                    .forEach(day -> names.put(name(day.getDisplayName(TextStyle.FULL, language.locale())), day));
        }
        Arrays.stream(DayOfWeek.values()).forEach(day -> {
            names.put(name(day.getDisplayName(TextStyle.SHORT, Language.EN.locale())), day);
            names.put(name(day.getDisplayName(TextStyle.SHORT, Language.HI.locale())), day);
        });
        return Map.copyOf(names);
    }

    private static String name(String shown) {
        return Scrap.plain(shown).replace(".", "");
    }
}
