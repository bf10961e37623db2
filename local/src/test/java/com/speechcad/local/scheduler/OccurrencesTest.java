package com.speechcad.local.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrencesTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest(name = "{0} in {1} after {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            at(2026-12-24T18:00:00)      | Europe/Berlin    | 2026-11-20T10:00:00Z | 2026-12-24T17:00:00Z
            rate(5 minutes)              | UTC              | 2026-11-20T10:00:00Z | 2026-11-20T10:05:00Z
            rate(5 minutes)              | UTC              | 2026-11-20T10:07:00Z | 2026-11-20T10:10:00Z
            rate(1 day)                  | UTC              | 2026-11-20T09:00:00Z | 2026-11-20T10:00:00Z
            cron(0 9 * * ? *)            | America/New_York | 2026-11-20T10:00:00Z | 2026-11-20T14:00:00Z
            cron(0/15 * * * ? *)         | UTC              | 2026-11-20T10:15:00Z | 2026-11-20T10:30:00Z
            cron(15 10 ? * MON-FRI *)    | UTC              | 2026-11-20T10:15:00Z | 2026-11-23T10:15:00Z
            cron(0 8 1 JAN ? 2028)       | UTC              | 2026-11-20T10:00:00Z | 2028-01-01T08:00:00Z
            cron(0 0 L * ? *)            | UTC              | 2028-02-01T00:00:00Z | 2028-02-29T00:00:00Z
            cron(0 0 1W * ? *)           | UTC              | 2026-07-20T00:00:00Z | 2026-08-03T00:00:00Z
            cron(0 0 LW * ? *)           | UTC              | 2026-05-02T00:00:00Z | 2026-05-29T00:00:00Z
            cron(0 0 ? * FRI#3 *)        | UTC              | 2026-11-20T00:00:00Z | 2026-12-18T00:00:00Z
            cron(0 0 ? * 6L)             | UTC              | 2026-11-20T00:00:00Z | 2026-11-27T00:00:00Z
            cron(30 2 * * ? *)           | Europe/Berlin    | 2027-03-27T12:00:00Z | 2027-03-29T00:30:00Z
            cron(30 2 * * ? *)           | Europe/Berlin    | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z
            cron(30 2 * * ? *)           | Europe/Berlin    | 2026-10-25T00:30:00Z | 2026-10-26T01:30:00Z
            """)
    void knows_when_it_is_next_due(String expression, String zone, Instant after, Instant due) {
        assertThat(Occurrences.parse(expression, ZoneId.of(zone), START).after(after))
                .hasValue(due);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow",
                "at(2026-13-01T00:00:00)",
                "at(2026-11-20T10:00)",
                "at(2026-11-20T10:00:00.5)",
                "at(2026-11-20T10:00:00Z)",
                "at(+2026-11-20T10:00:00)",
                "at(2026-02-30T10:00:00)",
                "rate(0 minutes)",
                "rate(5 fortnights)",
                "cron(0 9 * * * *)",
                "cron(0 9 ? * ? *)",
                "cron(60 9 * * ? *)",
                "cron(0 9)"
            })
    void refuses_what_is_no_expression(String expression) {
        assertThatThrownBy(() -> Occurrences.parse(expression, ZoneId.of("UTC"), START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid Schedule Expression " + expression + ".");
    }

    @Test
    void never_runs_again_when_the_years_are_over() {
        assertThat(Occurrences.parse("cron(0 8 1 1 ? 2020)", ZoneId.of("UTC"), START)
                        .after(START))
                .isEmpty();
    }
}
