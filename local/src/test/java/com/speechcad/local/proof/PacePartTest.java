package com.speechcad.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How fast campaigns go, in a small form of {@code ./speechcad proof campaigns --only pace,webhooks}. */
class PacePartTest {
    /** In a run as short as this the edges weigh more than in one of thousands. */
    private static final double NEARLY_ALL = 0.96;

    @Test
    void slots_are_taken_nearly_all_the_time_and_none_is_lost() {
        assertThat(new PacePart(1, 6, 2).run(160, 1, NEARLY_ALL).wrong()).isEmpty();
    }

    /** Shorter calls than of half a minute keep their slots for about a minute, until the list comes. */
    @ParameterizedTest(name = "calls of {0} s")
    @ValueSource(ints = {35, 75})
    void without_webhooks_it_is_half_the_pace_or_better(int life) {
        assertThat(new PacePart(1, 6, 2, Duration.ofSeconds(life))
                        .withoutWebhooks(60)
                        .wrong())
                .isEmpty();
    }
}
