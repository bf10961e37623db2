package com.speechcad.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A moment says that it is UTC where nobody chose a clock; a time of somewhere else never does. */
class AssumedClockTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void is_said_with_each_moment_in_every_language(Language language) {
        var assumed = new Formats(new Reader(language, ZoneOffset.UTC, true), false);
        var chosen = new Formats(new Reader(language, ZoneOffset.UTC), false);

        assertThat(assumed.instant(NOON)).isEqualTo(chosen.instant(NOON) + " UTC");
        assertThat(assumed.format(new TimeOfDay(NOON))).isEqualTo(chosen.format(LocalTime.NOON) + " UTC");
        assertThat(chosen.format(new TimeOfDay(NOON))).isEqualTo(chosen.format(LocalTime.NOON));
        assertThat(assumed.format(LocalTime.NOON)).isEqualTo(chosen.format(LocalTime.NOON));
    }
}
