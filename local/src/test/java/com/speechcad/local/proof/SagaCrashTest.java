package com.speechcad.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.proof.Faults.Mode;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Between any two steps the process may end and an answer may be lost: it all comes out as if nothing had happened. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SagaCrashTest {
    private static final int MOST_POINTS = 6;

    private final World world = new World(true);

    @AfterAll
    void stop() {
        world.close();
    }

    static Stream<Arguments> sagasAndModes() {
        return Sagas.all().stream()
                .flatMap(saga -> Stream.of(Mode.ANSWER_LOST, Mode.EXIT_AFTER).map(mode -> Arguments.of(saga, mode)));
    }

    /** Some of the points only; {@code ./speechcad proof money} takes all of them, in every mode. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("sagasAndModes")
    void whatever_step_is_cut_off_it_ends_as_without(Saga saga, Mode mode) {
        var run = new CrashRun(world);

        run.all(saga, mode, MOST_POINTS);

        assertThat(run.wrong()).isEmpty();
        assertThat(run.notFired()).isEmpty();
        assertThat(run.points().get(saga.name())).isGreaterThan(5);
    }
}
