package com.speechcad.local.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} in the middle of the journey, with a real process and the PostgreSQL that it leaves behind. In the build
 * where money or a call hangs in the air; {@code ./speechcad proof restart} does it at each deed and in each moment.
 */
class KilledTest {
    /** Every second of them takes PostgreSQL along. */
    private static final Map<Point, Moment> ESSENTIAL = Map.of(
            Point.PAYMENT_CONFIRMED, Moment.ON_THE_WAY,
            Point.PLAN_BOUGHT, Moment.ON_THE_WAY,
            Point.CALL_CONFIRMED, Moment.UNSHOWN,
            Point.ANSWERED, Moment.ON_THE_WAY);

    /** The goal that {@code bench up} measures: docs/benchmarks.md, "The lab on a developer's machine". */
    private static final double READY_SECONDS = 30;
    /** A fifth more than {@code bench up} allows, since the journey was played on a lab that was killed meanwhile. */
    private static final long MOST_MEGABYTES = 1_800;

    private static final long MORE_THAN_NOTHING = 200;

    @TempDir
    Path folder;

    @Test
    void killed_where_money_or_a_call_hangs_in_the_air() {
        killedAt((point, moment) -> ESSENTIAL.get(point) == moment, ESSENTIAL.size());
    }

    @EnabledIfSystemProperty(named = "speechcad.proof", matches = "restart")
    @Test
    void killed_before_every_deed_and_before_its_effect_is_seen() {
        killedAt((_, moment) -> moment != Moment.ON_THE_WAY, 2 * Point.values().length);
    }

    @EnabledIfSystemProperty(named = "speechcad.proof", matches = "restart")
    @Test
    void killed_while_every_deed_is_on_its_way() {
        killedAt((_, moment) -> moment == Moment.ON_THE_WAY, Point.values().length);
    }

    private void killedAt(BiPredicate<Point, Moment> where, int times) {
        try (var lab = new KilledLab(folder.resolve("lab"))) {
            new InterruptedJourney(lab, where).play();
            assertThat(lab.kills()).isEqualTo(times);
            isReadySoonAndSmall(lab);
        }
    }

    /** Other tests run beside it: one of its starts has to be as quick as it is on a quiet machine. */
    private static void isReadySoonAndSmall(KilledLab lab) {
        assertThat(lab.secondsToReady()).hasSize(1 + lab.kills()).anyMatch(seconds -> seconds <= READY_SECONDS);
        lab.memory()
                .ifPresent(memory ->
                        assertThat(memory.all()).as("%s, in MB", memory).isBetween(MORE_THAN_NOTHING, MOST_MEGABYTES));
    }
}
