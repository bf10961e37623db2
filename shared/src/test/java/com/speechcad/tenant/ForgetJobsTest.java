package com.speechcad.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForgetJobsTest {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Test
    void what_was_done_is_forgotten_after_a_week_what_was_given_up_later_and_what_waits_never() {
        try (var app = TestApp.start()) {
            add(app, "review-due", new UUID(0, 1).toString());
            add(app, "nobody-does-this", "1");
            // What nobody knows is given up after a day.
            for (var look = 0; look < 2; look++) {
                app.get(Jobs.class).due(10).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
                app.clock().advance(Duration.ofHours(25));
            }
            app.tx()
                    .run(
                            TestApp.TENANT,
                            () -> app.get(Jobs.class)
                                    .addAt(
                                            "review-due",
                                            "later",
                                            "{}",
                                            app.clock().instant().plus(Duration.ofDays(400))));
            assertThat(states(app)).containsExactly("DONE", "REFUSED", "WAITING");

            app.get(ForgetJobs.class).run(A_MINUTE);
            assertThat(states(app))
                    .as("a late second one still changes nothing")
                    .contains("DONE");
            app.clock().advance(ForgetJobs.DONE_KEPT.plusDays(2));
            app.get(ForgetJobs.class).run(A_MINUTE);
            assertThat(states(app)).containsExactly("REFUSED", "WAITING");
            app.clock().advance(ForgetJobs.REFUSED_KEPT);
            app.get(ForgetJobs.class).run(A_MINUTE);
            assertThat(states(app)).containsExactly("WAITING");
        }
    }

    private static void add(TestApp app, String kind, String subject) {
        app.tx().run(TestApp.TENANT, () -> app.get(Jobs.class).add(kind, subject, "{}"));
    }

    private static List<String> states(TestApp app) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select state from job order by state")
                                .list(row -> row.text("state")));
    }
}
