package com.speechcad.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitiesTest {
    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "America/New_York, EN, New York",
        "America/New_York, HI, न्यूयॉर्क",
        "America/New_York, ZH, 纽约",
        "Etc/UTC, EN, UTC",
        "Z, EN, UTC",
        "Z, HI, UTC",
        "+05:30, FR, UTC+05:30"
    })
    void a_zone_is_named_by_its_city_and_an_offset_by_itself(String zone, Language reader, String name) {
        assertThat(Cities.name(ZoneId.of(zone), reader)).isEqualTo(name);
    }
}
