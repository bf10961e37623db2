package com.speechcad.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What the cities are called that time zones are named after: in English by the zone's own id, in our other languages as
 * ICU has them, kept in a file of a few kilobytes, where ICU itself would add 14 MB.
 */
public final class Cities {
    private static final List<Language> IN_THE_FILE = List.of(Language.HI, Language.ZH, Language.FR);
    private static final Properties TRANSLATED = translated();

    private Cities() {}

    /**
     * {@code New York}, {@code न्यूयॉर्क}, {@code 纽约}; of a zone that we have no name for, the last part of its id, and of
     * an offset {@code UTC+05:30}.
     */
    public static String name(ZoneId zone, Language reader) {
        var at = IN_THE_FILE.indexOf(reader);
        var names = TRANSLATED.getProperty(zone.getId(), "").split("\\|", -1);
        return at < 0 || at >= names.length || names[at].isEmpty() ? ofId(zone) : names[at];
    }

    /** In every language that has a name of its own for it. */
    public static Stream<String> names(ZoneId zone) {
        return Stream.of(Language.values()).map(reader -> name(zone, reader)).distinct();
    }

    private static String ofId(ZoneId zone) {
        if (zone instanceof ZoneOffset offset) {
            return "UTC" + offset.getId().replace("Z", "");
        }
        var id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    private static Properties translated() {
        try (var file = Cities.class.getResourceAsStream("/zones.properties")) {
            if (file == null) {
                throw new IllegalStateException("zones.properties is not there");
            }
            var names = new Properties();
            names.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return names;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
