package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that ends its process instead of failing: nobody may hold up everybody's work with it. */
class DyingJobTest {
    private static final int MOST_ATTEMPTS = 12;
    private static final int MOST_DEATHS = 5;
    private static final Duration PAST_THE_LEASE = Duration.ofMinutes(3);

    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final TestApp app = TestApp.with(new Dies());
    private final Jobs jobs = app.get(Jobs.class);
    private final JobLeases leases = app.get(JobLeases.class);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_job_that_is_killed_each_time_is_given_up_before_it_kills_once_more() {
        var id = add("killed");
        for (var time = 0; time < MOST_DEATHS; time++) {
            assertThat(jobs.due(10)).hasSize(1);
            // Whoever took it never comes back, as after a kill from outside.
            assertThat(leases.lease(TestApp.TENANT, id, Duration.ofMinutes(2))).isPresent();
            passTheLease();
        }

        app.get(RunJob.class).run(TestApp.TENANT, id);

        assertThat(tried).hasValue(0);
        assertGivenUp(id);
    }

    @Test
    void a_job_that_runs_out_of_memory_each_time_is_given_up() {
        var id = add("bursts");
        for (var time = 0; time < MOST_ATTEMPTS; time++) {
            assertThatThrownBy(() -> app.get(RunJob.class).run(TestApp.TENANT, id))
                    .isInstanceOf(OutOfMemoryError.class);
            app.clock().advance(Duration.ofMinutes(11));
        }

        assertThat(tried).hasValue(MOST_ATTEMPTS);
        assertGivenUp(id);
    }

    /** What waits for a provider that is away is tried as long as it takes; one kill among the tries ends nothing. */
    @Test
    void tries_that_only_failed_are_no_deaths() {
        var id = add("bursts");
        for (var time = 0; time < MOST_DEATHS; time++) {
            leases.lease(TestApp.TENANT, id, Duration.ofMinutes(2))
                    .ifPresent(leased -> leases.again(leased.job(), app.clock().instant(), "", true));
        }

        var last = leases.lease(TestApp.TENANT, id, Duration.ofMinutes(2)).orElseThrow();

        assertThat(last.deaths()).isZero();
    }

    @Test
    void what_died_often_is_sent_after_what_was_not_tried_yet() {
        var dying = add("first");
        for (var time = 0; time < 2; time++) {
            leases.lease(TestApp.TENANT, dying, Duration.ofMinutes(2));
            passTheLease();
        }
        app.tx().run(TestApp.TENANT, () -> jobs.add(Dies.KIND, "second", "{}"));

        var due = jobs.due(10);

        assertThat(due).hasSize(2);
        assertThat(due.getLast().id()).isEqualTo(dying);
    }

    /** A clock that is put ahead, as the lab's, is no process that ended. */
    @Test
    void leases_that_end_by_a_jump_of_the_clock_are_no_deaths() {
        var id = add("slow");
        for (var time = 0; time < MOST_DEATHS; time++) {
            leases.lease(TestApp.TENANT, id, Duration.ofMinutes(2));
            app.clock().advance(PAST_THE_LEASE);
        }

        assertThat(leases.lease(TestApp.TENANT, id, Duration.ofMinutes(2))
                        .orElseThrow()
                        .deaths())
                .isZero();
    }

    /** By both clocks: the test's own, and the server's, by which it would take minutes. */
    private void passTheLease() {
        app.clock().advance(PAST_THE_LEASE);
        app.database().admin("update job set leased_at = leased_at - interval '3 minutes'");
    }

    private UUID add(String subject) {
        app.tx().run(TestApp.TENANT, () -> jobs.add(Dies.KIND, subject, "{}"));
        return jobs.due(10).getFirst().id();
    }

    private void assertGivenUp(UUID id) {
        assertThat(told).hasValue(1);
        assertThat(jobs.due(10)).isEmpty();
        String state = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select state from job where id = :id")
                                .with("id", id)
                                .only(row -> row.text("state")));
        assertThat(state).isEqualTo("REFUSED");
    }

    private final class Dies implements GivesUp {
        static final String KIND = "dies";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Outcome run(Job job) {
            tried.incrementAndGet();
            throw new OutOfMemoryError("a very wide row");
        }

        @Override
        public void givenUp(Job job) {
            told.incrementAndGet();
        }
    }
}
