package com.speechcad.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.proof.Faults.Mode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Wherever the process dies on a campaign's way, nobody is lost, nobody rung twice, and everything comes to its end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignCrashTest {
    private static final List<Mode> MODES = List.of(Mode.ANSWER_LOST, Mode.EXIT_BEFORE, Mode.REFUSED, Mode.EXIT_AFTER);
    /** Some of the points only; {@code ./speechcad proof campaigns} takes all of them, in every mode. */
    private static final int MOST_POINTS = 20;

    private static final int MOST_OF_THE_LONG = 4;

    private final World world = new World(true);

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void whatever_statement_is_cut_off_the_campaign_ends_as_it_should() {
        var crash = new CampaignCrash(world, CrashScene.SHORT);

        crash.all(MODES, MOST_POINTS);

        assertThat(crash.wrong()).isEmpty();
        assertThat(crash.points()).isGreaterThan(40);
        assertThat(crash.injected()).hasSameSizeAs(MODES);
        assertThat(crash.notFired()).as("the way is the same each time").isLessThanOrEqualTo(2);
    }

    @Test
    void with_ten_contacts_second_tries_little_money_a_lower_budget_and_a_stop_it_does_too() {
        var crash = new CampaignCrash(world, CrashScene.LONG);

        crash.all(MODES, MOST_OF_THE_LONG);

        assertThat(crash.wrong()).isEmpty();
        assertThat(crash.points()).isGreaterThan(100);
        assertThat(crash.notFired()).as("the way is the same each time").isLessThanOrEqualTo(1);
    }
}
