package com.speechcad.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.proof.Faults.Mode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever the process dies on a campaign's way, nobody is lost, nobody rung twice, and everything comes to its end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignCrashTest {
    private static final int MOST_POINTS = 10;

    private final World world = new World(true);

    @AfterAll
    void stop() {
        world.close();
    }

    /** Some of the points only; {@code ./speechcad proof campaigns} takes all of them, in every mode. */
    @ParameterizedTest
    @EnumSource(names = {"ANSWER_LOST", "EXIT_AFTER"})
    void whatever_statement_is_cut_off_the_campaign_ends_as_it_should(Mode mode) {
        var crash = new CampaignCrash(world);

        crash.all(mode, MOST_POINTS);

        assertThat(crash.wrong()).isEmpty();
        assertThat(crash.points()).isGreaterThan(40);
        assertThat(crash.notFired()).as("the way is the same each time").isLessThanOrEqualTo(2);
    }
}
