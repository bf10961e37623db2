package com.speechcad.lawful;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say, in a file for each language: a line that begins with + is a no to further calls, one with - is none. */
class SpokenRefusalTest {
    private static final int LEAST = 60;

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "hi", "zh"})
    void hears_a_no_and_nothing_else_as_one(String language) throws IOException {
        var lines = lines("/refusals/" + language + ".corpus");

        assertThat(lines).hasSizeGreaterThanOrEqualTo(LEAST);
        assertThat(lines).filteredOn(line -> line.startsWith("+")).hasSizeGreaterThan(LEAST / 2);
        assertThat(lines)
                .filteredOn(line -> SpokenRefusal.in(line.substring(2)) != line.startsWith("+"))
                .isEmpty();
    }

    /** Else somebody who talks on and on would keep a function busy until it is given up. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "hi", "zh"})
    void repeats_nothing_without_a_limit(String language) throws IOException {
        assertThat(lines("/lawful/refusals/" + language + ".patterns"))
                .filteredOn(line -> !line.startsWith("#"))
                .noneMatch(line -> line.matches(".*(?<!\\\\)[*+].*") || line.matches(".*\\{\\d+,}.*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop ",
                "don't want to be ",
                "take me off of ",
                "ne veux plus ",
                "कॉल अब फिर ",
                "不要再",
                "call mat ",
                " . "
            })
    void reads_a_long_turn_in_its_time(String again) {
        var long_ = again.repeat(2_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatCode(() -> SpokenRefusal.in(long_)).doesNotThrowAnyException());
    }

    private static List<String> lines(String path) throws IOException {
        try (var in = Objects.requireNonNull(SpokenRefusalTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }
}
