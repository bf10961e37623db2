package com.speechcad.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.ExportStatement;
import com.speechcad.db.FileStore;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotMadeTest {
    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(10);

    @Test
    void a_file_that_never_comes_is_told_once_and_can_be_asked_for_again() {
        try (var app = TestApp.through(
                "", port -> port instanceof FileStore ? new NoBucket() : port, Map.of(), new Object[0])) {
            var user = app.tx()
                    .call(
                            TestApp.TENANT,
                            () -> app.get(Users.class)
                                    .meet(77, Optional.of(Language.EN))
                                    .id());
            app.tx().run(TestApp.TENANT, () -> app.get(ExportStatement.class).ask(user));
            for (int i = 0; i < 11; i++) {
                work(app);
            }
            assertThat(app.messenger().everything()).isEmpty();

            work(app);
            work(app);

            assertThat(app.messenger().everything())
                    .singleElement()
                    .satisfies(said -> assertThat(said.html()).contains("could not be made"));
            app.tx().run(TestApp.TENANT, () -> app.get(ExportStatement.class).ask(user));
            assertThat(app.get(Jobs.class).due(10)).hasSize(1);
        }
    }

    private static void work(TestApp app) {
        app.get(Jobs.class).due(10).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
        app.clock().advance(BETWEEN_TRIES);
    }

    private static final class NoBucket implements FileStore {
        @Override
        public void put(String key, String contentType, byte[] content) {
            throw new Unreachable("no answer");
        }

        @Override
        public Optional<byte[]> get(String key) {
            throw new Unreachable("no answer");
        }

        @Override
        public void delete(String key) {
            throw new Unreachable("no answer");
        }
    }
}
