package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in a column for the time zone or the city. */
class ContactZoneTest {
    @ParameterizedTest
    @CsvSource({
        "America/Los_Angeles, America/Los_Angeles",
        "america/los angeles, America/Los_Angeles",
        "Los Angeles, America/Los_Angeles",
        "洛杉矶, America/Los_Angeles",
        "pst, America/Los_Angeles",
        "UTC-8, UTC-08:00",
        "Springfield, ''",
        "near the station, ''",
    })
    void is_a_zone_that_we_know_or_nothing(String stated, String zone) {
        assertThat(ContactZone.of(stated).map(ZoneId::getId).orElse("")).isEqualTo(zone);
    }
}
