package com.speechcad.screen.when;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import com.speechcad.text.Cities;
import com.speechcad.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonesTest {
    private static final Path FILE = Path.of("../shared/src/main/resources/zones.properties");
    private static final String HEAD = """
            # Cities' names in Hindi, Chinese and French where they differ from the zone's own, as ICU has them.
            # Written by ZonesTest with -Dzones.write=true.
            """;

    @ParameterizedTest
    @CsvSource({
        "new york, America/New_York",
        "New_York, America/New_York",
        "america/new_york, America/New_York",
        "sao paulo, America/Sao_Paulo",
        "Le Caire, Africa/Cairo",
        "मॉस्को, Europe/Moscow",
        "莫斯科, Europe/Moscow",
        "北京, Asia/Shanghai",
        "Téhéran, Asia/Tehran",
        "मुंबई, Asia/Kolkata",
        "न्यूयॉर्क, America/New_York",
        "न्यू यॉर्क, America/New_York",
        "  New   York , America/New_York",
        "newyork, America/New_York",
        "लॉस  एंजिल्स, America/Los_Angeles",
        "São-Paulo, America/Sao_Paulo",
        "旧金山, America/Los_Angeles",
        "西雅图, America/Los_Angeles",
        "华盛顿, America/New_York",
        "休斯敦, America/Chicago",
        "सैन फ़्रांसिस्को, America/Los_Angeles",
        "天津, Asia/Shanghai",
        "Shanghai, Asia/Shanghai",
        "शंघाई, Asia/Shanghai",
        "Indianapolis, America/Indiana/Indianapolis",
        "Kolkata, Asia/Kolkata",
        "utc, UTC",
    })
    void a_city_is_found_in_any_language(String typed, String zone) {
        assertThat(Zones.find(typed)).first().isEqualTo(ZoneId.of(zone));
    }

    /** Two zones of one name and one clock are one to whoever looks. */
    @Test
    void a_city_is_offered_once() {
        assertThat(Zones.find("乌鲁木齐")).hasSize(1);
        assertThat(Zones.find("Bamako")).hasSize(1);
    }

    @Test
    void what_is_no_city_is_not_found() {
        assertThat(Zones.find("nowhere at all")).isEmpty();
        assertThat(Zones.find("x")).isEmpty();
    }

    @Test
    void the_names_are_those_of_icu() throws IOException {
        var names = new TreeMap<String, String>();
        for (var id : ZoneId.getAvailableZoneIds()) {
            if (id.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+")
                    && TimeZone.getCanonicalID(id) != null) {
                var translated = translated(id);
                if (!translated.isEmpty()) {
                    names.put(id, translated);
                }
            }
        }
        var file = HEAD
                + names.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("zones.write")) {
            Files.writeString(FILE, file);
        }
        assertThat(Files.readString(FILE)).isEqualTo(file);
    }

    /** In the order of the head; nothing where the name is the zone's own. */
    private static String translated(String id) {
        var plain = Cities.name(ZoneId.of(id), Language.EN);
        return Stream.of("hi", "zh", "fr")
                .map(language -> TimeZoneNames.getInstance(new ULocale(language))
                        .getExemplarLocationName(TimeZone.getCanonicalID(id)))
                .map(name -> name == null || name.equals(plain) ? "" : name)
                .collect(Collectors.joining("|"))
                .replaceFirst("\\|+$", "");
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Kolkata, EN, Kolkata",
        "Asia/Kolkata, HI, कोलकाता",
        "Asia/Shanghai, ZH, 上海",
        "Africa/Cairo, FR, Le Caire",
        "Europe/Paris, FR, Paris",
        "UTC, HI, UTC",
    })
    void a_city_is_called_as_the_reader_calls_it(String zone, Language reader, String name) {
        assertThat(Cities.name(ZoneId.of(zone), reader)).isEqualTo(name);
    }
}
