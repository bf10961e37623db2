package com.speechcad.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.proof.Faults.Mode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Between any two steps the process may end and an answer may be lost: it all comes out as if nothing had happened. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SagaCrashTest {
    /** In each of the two ways that are unlike each other most. */
    private static final Map<Mode, Integer> POINTS = Map.of(Mode.ANSWER_LOST, 2, Mode.EXIT_AFTER, 3);

    private final World world = new World(true);

    @AfterAll
    void stop() {
        world.close();
    }

    static List<Saga> sagas() {
        return Sagas.all();
    }

    /** Some of the points only; {@code ./speechcad proof money --full} takes all of them, in every mode. */
    @ParameterizedTest
    @MethodSource("sagas")
    void whatever_step_is_cut_off_it_ends_as_without(Saga saga) {
        var run = new CrashRun(world);

        run.all(saga, mode -> POINTS.getOrDefault(mode, 0));

        assertThat(run.wrong()).isEmpty();
        assertThat(run.notFired()).isEmpty();
        assertThat(run.points().get(saga.name())).isGreaterThan(5);
    }
}
