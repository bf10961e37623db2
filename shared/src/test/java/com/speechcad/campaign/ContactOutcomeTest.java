package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContactOutcomeTest {
    private static final RetryPolicy TWICE = new RetryPolicy(2, Duration.ofHours(3), true);

    @ParameterizedTest(name = "{0}: {1}, then {2} after {3}")
    @CsvSource(textBlock = """
            # reason                 | means       | tries so far | becomes
            user_hangup              | REACHED     | 1 | reached
            voicemail_reached        | MACHINE     | 1 | again in PT3H
            voicemail_reached        | MACHINE     | 2 | exhausted
            dial_no_answer           | NOBODY      | 1 | again in PT3H
            dial_no_answer           | NOBODY      | 2 | exhausted
            dial_busy                | BUSY        | 1 | again in PT10M
            user_declined            | NOBODY      | 1 | again in PT3H
            invalid_destination      | DEAD        | 1 | exhausted
            marked_as_spam           | SPAM        | 1 | exhausted
            error_retell             | FAULT       | 1 | again in PT5M
            error_retell             | FAULT       | 2 | exhausted
            never_placed             | NOT_TRIED   | 0 | again in PT30S
            provider_busy            | NOT_TRIED   | 2 | again in PT30S
            provider_refused         | REFUSED     | 2 | again in PT5M
            provider_off             | OFF         | 0 | again in PT30S
            not_allowed              | NOT_ALLOWED | 0 | excluded
            a_word_of_next_year      | REACHED     | 1 | reached
            """, delimiter = '|')
    void every_end_means_something_for_the_contact(String reason, ContactOutcome means, int tries, String becomes) {
        var outcome = ContactOutcome.of(EndReason.of(reason), true);

        assertThat(outcome).isEqualTo(means);
        assertThat(said(outcome.next(TWICE, tries))).isEqualTo(becomes);
    }

    private static String said(ContactOutcome.Next next) {
        return switch (next) {
            case ContactOutcome.Next.Reached() -> "reached";
            case ContactOutcome.Next.Exhausted() -> "exhausted";
            case ContactOutcome.Next.Excluded() -> "excluded";
            case ContactOutcome.Next.Again(var after) -> "again in " + after;
        };
    }

    @ParameterizedTest
    @EnumSource
    void nobody_who_was_not_connected_counts_as_reached(EndReason reason) {
        assertThat(ContactOutcome.of(reason, false)).isNotEqualTo(ContactOutcome.REACHED);
    }

    @Test
    void a_word_nobody_knows_is_nobody_reached_when_nobody_was_connected() {
        assertThat(ContactOutcome.of(EndReason.of("a_word_of_next_year"), false))
                .isEqualTo(ContactOutcome.NOBODY);
    }

    @Test
    void a_machine_counts_as_an_end_where_its_owner_said_so() {
        var noMachines = new RetryPolicy(3, Duration.ofHours(1), false);

        assertThat(said(ContactOutcome.MACHINE.next(noMachines, 1))).isEqualTo("exhausted");
    }

    @ParameterizedTest(name = "{0} at {1}: opens {2}")
    @CsvSource(textBlock = """
            # zone              | at                   | opens
            America/New_York    | 2026-11-27T15:00:00Z | 2026-11-27T15:00:00Z
            America/New_York    | 2026-11-27T13:59:59Z | 2026-11-27T14:00:00Z
            America/New_York    | 2026-11-27T22:00:00Z | 2026-11-28T14:00:00Z
            # the clocks go back on 1 November, and forward on 8 March
            America/New_York    | 2026-10-31T22:00:00Z | 2026-11-01T14:00:00Z
            America/New_York    | 2026-03-07T23:00:00Z | 2026-03-08T13:00:00Z
            Australia/Lord_Howe | 2026-10-03T07:30:00Z | 2026-10-03T22:00:00Z
            """, delimiter = '|')
    void a_campaigns_own_hours_are_the_callees(String zone, String at, String opens) {
        var window = new CallingWindow(9 * 60, 17 * 60);

        var next = window.next(ZonedDateTime.ofInstant(Instant.parse(at), ZoneId.of(zone)));

        assertThat(next.toInstant()).isEqualTo(Instant.parse(opens));
    }

    @Test
    void a_phone_that_may_be_in_two_zones_is_called_when_it_is_time_in_both() {
        var zones = List.of(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles"));
        var at = Instant.parse("2026-11-27T14:30:00Z");

        assertThat(CallingHours.next(zones, new CallingWindow(9 * 60, 17 * 60), at))
                .contains(Instant.parse("2026-11-27T17:00:00Z"));
        assertThat(CallingHours.next(zones, new CallingWindow(9 * 60, 11 * 60), at))
                .as("there is no such hour")
                .isEmpty();
    }
}
