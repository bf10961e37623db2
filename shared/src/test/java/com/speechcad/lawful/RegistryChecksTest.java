package com.speechcad.lawful;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryChecksTest {
    @ParameterizedTest(name = "checked on {0}, added at {1}: {2}")
    @CsvSource({
        "2026-11-24, 2026-11-24T18:00:00Z, true",
        // Seven in the evening in New York, six in the evening in Honolulu, and tomorrow for UTC.
        "2026-11-24, 2026-11-25T00:00:00Z, true",
        "2026-11-24, 2026-11-25T04:00:00Z, true",
        "2026-11-24, 2026-11-26T00:00:00Z, false",
        "2026-11-23, 2026-11-24T18:00:00Z, false",
    })
    void a_check_covers_whoever_was_added_by_the_end_of_its_day_wherever_that_was(
            LocalDate checked, Instant added, boolean covers) {
        assertThat(RegistryChecks.covers(checked, Optional.of(RegistryChecks.dayAdded(added))))
                .isEqualTo(covers);
    }
}
