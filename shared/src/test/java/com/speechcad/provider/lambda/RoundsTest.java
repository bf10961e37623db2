package com.speechcad.provider.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Practice goes on as long as it helps, and no longer. */
class RoundsTest {
    private final TestClock clock = new TestClock();

    @Test
    void what_is_no_faster_yet_is_practised_five_hundred_times() {
        assertThat(played(twenties(25, 5))).isEqualTo(500);
    }

    @Test
    void one_slow_twenty_does_not_end_it_when_the_next_ones_are_faster() {
        var slow = twenties(30, 5);
        slow[24] = 6;
        slow[25] = 2;

        // Four twenties at two milliseconds, after the first one of them, are no faster.
        assertThat(played(Arrays.stream(slow, 0, 26).toArray())).isEqualTo(500);
        slow[21] = 4;
        assertThat(played(Arrays.stream(slow, 0, 26).toArray())).isEqualTo((26 + 4) * 20);
    }

    @Test
    void it_ends_after_twenty_seconds() {
        assertThat(played(600)).isEqualTo(34);
    }

    @Test
    void it_ends_where_there_is_no_point_in_another_one() {
        assertThat(Rounds.untilNoFaster(clock, () -> false)).isEqualTo(1);
    }

    private static int[] twenties(int count, int millis) {
        return IntStream.generate(() -> millis).limit(count).toArray();
    }

    /** @param millis what a round of each twenty takes; the last ones go on */
    private int played(int... millis) {
        var count = new AtomicInteger();
        return Rounds.untilNoFaster(clock, () -> {
            var twenty = count.getAndIncrement() / 20;
            clock.advance(Duration.ofMillis(millis[Math.min(twenty, millis.length - 1)]));
            return true;
        });
    }
}
