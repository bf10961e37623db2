package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two versions serve beside each other, and only the newer one knows a kind of job. */
class UnknownKindTest {
    private static final String KIND = "of-tomorrow";
    private static final Duration A_LOOK = Duration.ofMinutes(6);

    private final TestApp app = TestApp.start();
    private final Jobs jobs = app.get(Jobs.class);
    private final JobLeases leases = app.get(JobLeases.class);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void an_older_version_leaves_the_job_to_the_newer_one_untried() {
        var id = add();
        for (int i = 0; i < 20; i++) {
            app.get(RunJob.class).run(TestApp.TENANT, id);
            assertThat(jobs.due(10)).as("not again at once").isEmpty();
            app.clock().advance(A_LOOK);
        }

        var leased = leases.lease(TestApp.TENANT, id, A_LOOK).orElseThrow();

        assertThat(leased.job().attempt()).as("as if nobody had had it").isOne();
        assertThat(leased.deaths()).isZero();
    }

    @Test
    void what_nobody_knows_for_a_day_is_refused() {
        var id = add();
        app.get(RunJob.class).run(TestApp.TENANT, id);
        app.clock().advance(Duration.ofHours(23));
        app.get(RunJob.class).run(TestApp.TENANT, id);
        assertThat(state(id)).isEqualTo("WAITING");

        app.clock().advance(Duration.ofHours(2));
        app.get(RunJob.class).run(TestApp.TENANT, id);

        assertThat(state(id)).isEqualTo("REFUSED");
    }

    @Test
    void the_day_begins_with_the_first_look_and_not_when_the_job_was_made() {
        var due = app.clock().instant().plus(Duration.ofDays(30));
        app.tx().run(TestApp.TENANT, () -> jobs.addAt(KIND, "later", "{}", due));
        app.clock().advance(Duration.ofDays(30));
        var id = jobs.due(10).getFirst().id();

        app.get(RunJob.class).run(TestApp.TENANT, id);

        assertThat(state(id)).isEqualTo("WAITING");
    }

    private UUID add() {
        app.tx().run(TestApp.TENANT, () -> jobs.add(KIND, "subject", "{}"));
        return jobs.due(10).getFirst().id();
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
}
