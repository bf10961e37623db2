package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Unreachable;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that may be asked for more than once, and is then done again. */
class AskedAgainTest {
    private static final int MOST_TRIES = 12;

    private final AtomicInteger done = new AtomicInteger();
    private final Works works = new Works();
    private final TestApp app = TestApp.with(works);
    private final Jobs jobs = app.get(Jobs.class);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void what_was_over_is_done_again() {
        var id = asked();
        run(id);
        assertThat(jobs.due(10)).isEmpty();

        assertThat(asked()).isEqualTo(id);
        assertThat(app.queue().sent()).as("a message each time").hasSize(2);
        run(id);

        assertThat(done).hasValue(2);
        assertThat(jobs.due(10)).isEmpty();
    }

    @Test
    void what_somebody_is_at_is_done_once_more_after_them() {
        var id = asked();
        works.meanwhile = this::asked;

        run(id);
        assertThat(jobs.due(10)).as("not over").hasSize(1);
        run(id);

        assertThat(done).hasValue(2);
        assertThat(jobs.due(10)).isEmpty();
    }

    @Test
    void what_waits_is_done_once() {
        asked();
        run(asked());

        assertThat(done).hasValue(1);
        assertThat(jobs.due(10)).isEmpty();
    }

    @Test
    void what_waits_for_later_is_due_now() {
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> jobs.addAt(
                                Works.KIND, "one", "{}", app.clock().instant().plus(Duration.ofHours(1))));
        assertThat(jobs.due(10)).isEmpty();

        run(asked());

        assertThat(done).hasValue(1);
    }

    /** Impatient taps, each while somebody is at it. */
    @Test
    void asking_again_uses_up_no_tries() {
        var id = asked();
        for (int tap = 0; tap < MOST_TRIES; tap++) {
            works.meanwhile = this::asked;
            run(id);
        }

        fails(id);

        assertThat(state(id)).isEqualTo("WAITING");
        app.clock().advance(Duration.ofSeconds(4));
        assertThat(jobs.due(10)).as("no longer than after any first failure").hasSize(1);
    }

    @Test
    void what_was_given_up_has_all_its_tries_when_it_is_asked_for_again() {
        var id = asked();
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            assertThat(state(id)).isEqualTo("WAITING");
            fails(id);
            app.clock().advance(Duration.ofMinutes(11));
        }
        assertThat(state(id)).isEqualTo("REFUSED");

        asked();
        for (int tried = 0; tried < MOST_TRIES - 1; tried++) {
            fails(id);
            app.clock().advance(Duration.ofMinutes(11));
        }
        assertThat(state(id)).isEqualTo("WAITING");
        fails(id);
        assertThat(state(id)).isEqualTo("REFUSED");
    }

    /** Such a version knows of one number only, which it counts on. */
    @Test
    void tries_of_a_version_from_before_count() {
        var id = asked();
        app.database().admin("update job set attempts = attempts + " + (MOST_TRIES - 1));

        fails(id);

        assertThat(state(id)).isEqualTo("REFUSED");
    }

    private void fails(UUID id) {
        works.meanwhile = () -> {
            throw new Unreachable("no answer");
        };
        run(id);
    }

    private String state(UUID id) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select state from job where id = :id")
                                .with("id", id)
                                .only(row -> row.text("state")));
    }

    private UUID asked() {
        app.tx().run(TestApp.TENANT, () -> jobs.addAgain(Works.KIND, "one", "{}"));
        return jobs.due(10).getFirst().id();
    }

    private void run(UUID id) {
        app.get(RunJob.class).run(TestApp.TENANT, id);
    }

    private final class Works implements JobHandler {
        static final String KIND = "works";

        private Runnable meanwhile = () -> {};

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Outcome run(Job job) {
            done.incrementAndGet();
            var deed = meanwhile;
            meanwhile = () -> {};
            deed.run();
            return new Outcome.Done();
        }
    }
}
