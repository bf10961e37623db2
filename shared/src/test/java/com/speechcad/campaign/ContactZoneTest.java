package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
        "EST, America/New_York",
        "CDT, America/Chicago",
        "MST, America/Denver",
        "AST, America/Halifax",
        "NST, America/St_Johns",
        "AKDT, America/Anchorage",
        "HST, Pacific/Honolulu",
        "BST, Europe/London",
        "GMT, Europe/London",
        "IST, Asia/Kolkata",
        "ACT, Australia/ACT",
        "Springfield, ''",
        "near the station, ''",
    })
    void is_a_zone_that_we_know_or_nothing(String stated, String zone) {
        assertThat(ContactZone.of(stated).map(ZoneId::getId).orElse("")).isEqualTo(zone);
    }

    @Test
    void a_column_that_names_no_zone_leaves_it_to_the_city() {
        var losAngeles = ZoneId.of("America/Los_Angeles");

        assertThat(ContactZone.of(Map.of("zone", "North 3", "city", "Los Angeles")))
                .contains(losAngeles);
        assertThat(ContactZone.of("North 3\n\nLos Angeles"))
                .as("as the table says it")
                .contains(losAngeles);
        assertThat(ContactZone.of(Map.of("zone", "EST", "city", "Los Angeles")))
                .contains(ZoneId.of("America/New_York"));
        assertThat(ContactZone.of("")).isEmpty();
    }
}
