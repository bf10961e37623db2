package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Whatever comes in between, what must hold holds after every step, and in the end nothing is left. */
class RandomCampaignTest {
    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void nobody_is_lost_nobody_rung_twice_and_no_cent_too_much(
            @ForAll long seed, @ForAll @IntRange(min = 5, max = 25) int contacts, @ForAll @IntRange(max = 40) int bad) {
        assertThat(live(seed, contacts, bad)).as("seed %s", seed).isEmpty();
    }

    private static List<String> live(long seed, int contacts, int bad) {
        try (var sim = new Sim(seed, 4, 2)) {
            return new RandomCampaign(sim, seed, contacts, bad).live(25);
        }
    }
}
