package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.NotSet;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingForSettingTest {
    private final AtomicBoolean isSet = new AtomicBoolean();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void a_job_waits_for_a_missing_setting_as_long_as_it_takes_and_is_done_once_it_is_made() {
        try (var app = TestApp.with(new NeedsBucket())) {
            var jobs = app.get(Jobs.class);
            app.tx().run(TestApp.TENANT, () -> jobs.add(NeedsBucket.KIND, "file", "{}"));
            var id = jobs.due(10).getFirst().id();
            // A fault is tried a dozen times; this is not one.
            for (int i = 0; i < 30; i++) {
                app.get(RunJob.class).run(TestApp.TENANT, id);
                assertThat(jobs.due(10)).isEmpty();
                app.clock().advance(Duration.ofMinutes(6));
            }
            assertThat(done).hasValue(0);

            isSet.set(true);
            app.get(RunJob.class).run(TestApp.TENANT, id);

            assertThat(done).hasValue(1);
            assertThat(jobs.due(10)).isEmpty();
        }
    }

    private final class NeedsBucket implements JobHandler {
        static final String KIND = "needs-bucket";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Outcome run(Job job) {
            if (!isSet.get()) {
                throw new NotSet("FILES_BUCKET");
            }
            done.incrementAndGet();
            return new Outcome.Done();
        }
    }
}
