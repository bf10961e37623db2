package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A price list's label is made to be unique; people are told its name, and since when it holds as they write it. */
class PriceLabelsTest {
    @Test
    void the_instant_is_told_apart_from_the_name() {
        var label = "2026-11 v1 · US 2027-02-26T08:55:00Z";

        assertThat(PriceVersion.title(label)).isEqualTo("2026-11 v1 · US");
        assertThat(PriceVersion.since(label)).contains(Instant.parse("2027-02-26T08:55:00Z"));
    }

    @Test
    void a_label_of_an_operators_own_stays_as_it_is() {
        assertThat(PriceVersion.since("2026-11 v1")).isEmpty();
        assertThat(PriceVersion.since("mine 2027-99-26TnoonZ")).isEmpty();
    }
}
