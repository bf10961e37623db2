package com.speechcad.local.restart;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lab is stopped and started again in the middle of the journey's steps, and nothing is lost. In the build at every
 * third deed, the three moments in turn; {@code ./speechcad proof restart} does it at each deed and in each moment.
 */
class StoppedTest {
    private static final int EVERY = 3;

    @TempDir
    Path folder;

    @Test
    void stopped_on_the_way_the_journey_goes_on() {
        var moments = List.of(Moment.values());
        var turns = new EnumMap<Point, Moment>(Point.class);
        for (var point : Point.values()) {
            if (point.ordinal() % EVERY == 0) {
                turns.put(point, moments.get(turns.size() % moments.size()));
            }
        }
        stoppedAt((point, moment) -> turns.get(point) == moment);
    }

    @EnabledIfSystemProperty(named = "speechcad.proof", matches = "restart")
    @Test
    void stopped_before_every_deed_and_before_its_effect_is_seen_the_journey_goes_on() {
        stoppedAt((_, moment) -> moment != Moment.ON_THE_WAY);
    }

    @EnabledIfSystemProperty(named = "speechcad.proof", matches = "restart")
    @Test
    void stopped_while_every_deed_is_on_its_way_the_journey_goes_on() {
        stoppedAt((_, moment) -> moment == Moment.ON_THE_WAY);
    }

    private void stoppedAt(BiPredicate<Point, Moment> where) {
        try (var lab = new StoppedLab(folder.resolve("lab"))) {
            new InterruptedJourney(lab, where).play();
        }
    }
}
