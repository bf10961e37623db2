package com.speechcad.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.billing.ExportStatement;
import com.speechcad.db.FileStore;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Unreachable;
import com.speechcad.lawful.LimitRequest;
import com.speechcad.lawful.LimitRequests;
import com.speechcad.lawful.SendLimitEvidence;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
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

    @Test
    void an_admin_is_told_that_a_document_does_not_come() {
        var sent = new TestChatFiles();
        sent.send("register.pdf", new byte[] {1});
        try (var app = TestApp.through("", port -> port instanceof FileStore ? new NoBucket() : port, Map.of(), sent)) {
            app.tx().run(TestApp.TENANT, () -> {
                var asking =
                        app.get(Users.class).meet(77, Optional.of(Language.EN)).id();
                var admin =
                        app.get(Users.class).meet(78, Optional.of(Language.EN)).id();
                var wish = new LimitRequest.Wish(
                        Business.Tier.T1, "Blue Door", "reminders", "see the register", Optional.of("register.pdf"));
                var business = app.get(Businesses.class).of(asking).id();
                app.get(LimitRequests.class).ask(asking, business, wish);
                app.get(SendLimitEvidence.class)
                        .ask(
                                admin,
                                app.get(LimitRequests.class)
                                        .newest(business)
                                        .orElseThrow()
                                        .id());
            });
            for (int i = 0; i < 14; i++) {
                work(app);
            }

            assertThat(app.messenger().everything())
                    .singleElement()
                    .satisfies(said -> assertThat(said.html()).contains("could not be made"));
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
