package com.speechcad.local.restart;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.page.Phrase;
import com.speechcad.local.page.StatementLines;
import com.speechcad.text.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiPredicate;

/** Plays the journey on a lab that goes down on the way, and looks at what is left in the end. */
final class InterruptedJourney {
    private final Stack stack;
    private final BiPredicate<Point, Moment> interrupted;

    /** @param interrupted where the lab goes down; at one point not both after the deed */
    InterruptedJourney(Stack stack, BiPredicate<Point, Moment> interrupted) {
        this.stack = stack;
        this.interrupted = interrupted;
    }

    void play() {
        try (var cast = new Cast(stack)) {
            ownerIsThere(cast);
            var steps = Script.steps(cast);
            assertThat(steps).extracting(Step::point).containsExactly(Point.values());
            for (var step : steps) {
                try {
                    play(cast, step);
                } catch (RuntimeException | AssertionError broken) {
                    throw new AssertionError("at " + step.point() + ": " + broken.getMessage(), broken);
                }
            }
            nothingIsLost(cast);
        }
    }

    private void play(Cast cast, Step step) {
        step.way().run();
        if (interrupted.test(step.point(), Moment.BEFORE)) {
            interrupt(cast);
        }
        if (interrupted.test(step.point(), Moment.UNSHOWN)) {
            cast.ana().isHeard();
            cast.telegramTakesNothing();
            step.deed().run();
            step.taken().run();
            interrupt(cast);
            cast.aMinuteLater();
        } else {
            step.deed().run();
            if (interrupted.test(step.point(), Moment.ON_THE_WAY)) {
                interrupt(cast);
                cast.aMinuteLater();
            }
        }
        step.effect().run();
    }

    private void interrupt(Cast cast) {
        stack.interrupt();
        cast.telegramTakesAllAgain();
        assertThat(cast.doors().faults()).as("the books").isEmpty();
    }

    private static void ownerIsThere(Cast cast) {
        cast.olga()
                .start()
                .tap(Phrase.of("onboarding", "LANGUAGE_OFFERED").with("language", Language.EN.ownName()))
                .type("Olga")
                .tap(Phrase.of("onboarding", "ACCEPT"))
                .tap(Phrase.of("onboarding", "LOOK_AROUND"))
                .isHeard();
    }

    /** One call, one purchase, one credit; everything is told, paid and let go of. */
    private static void nothingIsLost(Cast cast) {
        var doors = cast.doors();
        cast.patience().until(() -> "everything to be done: " + cast.dueJobs() + doors.get("/api/back"), () -> {
            var counts = doors.get("/api/back").path("counts");
            return counts.path("unsent").asInt(-1) == 0
                    && counts.path("openHolds").asInt(-1) == 0
                    && cast.dueJobs().isEmpty();
        });
        var back = doors.get("/api/back");
        assertThat(doors.faults()).as("the books").isEmpty();
        assertThat(back.path("counts").path("refusedJobs").asInt()).isZero();
        assertThat(back.path("counts").path("quarantined").asInt()).isZero();
        assertThat(cast.phone().calls()).as("calls at the provider").hasSize(1);
        assertThat(cast.payments()).as("payments at the cashier").hasSize(1);
        for (var once : List.of("receipt", "top_up", "flow", "flow_version")) {
            assertThat(doors.rows(once)).as(once).hasSize(1);
        }
        assertThat(cast.count("attempt", "state", "ENDED"))
                .as("calls that were made")
                .isEqualTo(1);
        assertThat(doors.rows("attempt").size() - 1)
                .as("attempts besides, and those that were told never to have been placed")
                .isEqualTo((int) cast.count("attempt", "reason", "never_placed"))
                .isLessThanOrEqualTo(1);
        assertThat(doors.rows("slot_lease")).as("lines still taken").isEmpty();
        assertThat(doors.rows("parked_payment")).as("payments set aside").isEmpty();
        assertThat(cast.count("subscription", "free", "false"))
                .as("plans bought")
                .isEqualTo(1);
        var statement = StatementLines.read(cast.ana().menu());
        assertThat(statement.lines().stream().map(StatementLines.Line::change).filter(InterruptedJourney::isRound))
                .as("the top-up and the plan, once each")
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(BigDecimal.valueOf(-10), BigDecimal.valueOf(25));
    }

    private static boolean isRound(BigDecimal change) {
        return change.abs().compareTo(BigDecimal.ONE) > 0;
    }
}
