package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.PhoneNumber;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform's own number is a setting, and somebody may have mistyped it. */
class CallerIdsTest {
    @ParameterizedTest
    @ValueSource(strings = {"12", "the-office", "+1415", " "})
    void what_is_no_number_counts_as_not_set_and_stops_nothing(String set) {
        try (var app = TestApp.configured(Map.of("platform.caller.id", set), new FakeProvider())) {
            assertThat(app.get(CallerIds.class).platformNumber()).isEmpty();
        }
    }

    @Test
    void a_number_is_taken_as_it_is_written() {
        try (var app = TestApp.configured(Map.of("platform.caller.id", "+14155550100"), new FakeProvider())) {
            assertThat(app.get(CallerIds.class).platformNumber()).contains(new PhoneNumber("+14155550100"));
        }
    }
}
