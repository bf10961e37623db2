package com.speechcad.screen.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.GivesUp;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.kernel.Unreachable;
import com.speechcad.lambda.HeardLog;
import com.speechcad.notify.Messenger;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Admins see which jobs and messages were given up and why, have one tried again, or lay it aside with a reason. */
class GivenUpScreensTest {
    private final Fails fails = new Fails();
    private final Told told = new Told();
    private final TestApp app = TestApp.with(fails, told);
    private final DialogDriver olga = admin();

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_job_that_was_given_up_is_named_with_its_tries_and_its_reason_and_can_be_tried_again() {
        health();
        assertThat(olga.screen()).contains("No job was given up");
        assertThat(olga.buttons()).noneMatch(label -> label.contains("given up"));

        givenUp(Fails.KIND, "1");
        health();
        assertThat(olga.screen()).contains("One job was given up");
        olga.tap("⚠️ What was given up (1)");

        assertThat(olga.screen())
                .contains("Something else (<code>invented</code>)", "12 tries", "did not answer, or refused")
                .doesNotContain("Exception", "com.speechcad");
        fails.fails = false;
        olga.tap("1").tap("🔁 Try again");
        assertThat(app.messenger().answers().getLast().toast()).contains("It is tried again.");
        assertThat(olga.screen()).contains("Nothing is given up");
        runJobs();
        assertThat(fails.done).containsExactly("1");
        log("had a job tried again that was given up: invented");
    }

    @Test
    void one_whose_person_was_told_is_not_tried_again_and_is_laid_aside_with_a_reason() {
        givenUp(Told.KIND, "1");
        health();
        olga.tap("⚠️ What was given up (1)").tap("1");
        assertThat(olga.screen()).contains("A fault of ours (<code>IllegalStateException</code>)", "asks anew");
        assertThat(olga.buttons()).doesNotContain("🔁 Try again");

        olga.type("no");
        assertThat(olga.screen()).contains("5 to 300");
        olga.type("They got it another way.");

        assertThat(olga.screen()).contains("Laid aside.", "Nothing is given up");
        health();
        assertThat(olga.screen()).contains("No job was given up");
        log("laid a job aside that was given up (invented-told): “They got it another way.”");

        // Asked for and given up once more, it stands there again.
        app.clock().advance(Duration.ofMinutes(1));
        givenUp(Told.KIND, "1");
        health();
        assertThat(olga.screen()).contains("One job was given up");
    }

    @Test
    void they_are_paged() {
        for (int i = 1; i <= 7; i++) {
            givenUp(Fails.KIND, Integer.toString(i));
        }
        health();
        olga.tap("⚠️ What was given up (7)");

        assertThat(olga.buttons()).contains("1", "5").doesNotContain("6");
        olga.tap("›");
        assertThat(olga.buttons()).contains("6", "7").doesNotContain("5");
    }

    @Test
    void a_message_that_telegram_refuses_is_named_with_whom_it_was_for() {
        var ana = DialogDriver.onboarded(app, 3_502, "Ana");
        app.messenger().nextAnswer(new Messenger.Delivery.Refused("Bad Request: invented"));
        ana.type("/help");

        health();
        olga.tap("⚠️ What was given up (1)");
        assertThat(olga.screen()).contains("No job is given up").doesNotContain("Nothing is given up");
        olga.tap("💬 Messages (1)");
        assertThat(olga.screen()).contains("to <b>Ana</b>", "Telegram refuses it: <code>Bad Request: invented</code>");
        olga.tap("1").type("It was too long, and is mended.");

        assertThat(olga.screen()).contains("Laid aside.", "Nothing is given up");
        log("did not come to");
    }

    /** Whoever typed nothing yet is found by Telegram's number for them. */
    @Test
    void somebody_without_a_name_is_named_by_their_number_at_telegram() {
        var stranger = DialogDriver.stranger(app, 3_503, Language.EN);
        app.messenger().nextAnswer(new Messenger.Delivery.Refused("Bad Request: invented"));
        try (var log = HeardLog.open()) {
            stranger.type("/start");
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("Telegram refuses"))
                    .singleElement()
                    .asString()
                    .matches("ALARM Telegram refuses the message \\S+ for user \\d+: Bad Request: invented");
        }
        givenUp(Fails.KIND, "1");

        health();
        olga.tap("⚠️ What was given up (2)").tap("💬 Messages (1)");
        assertThat(olga.screen()).contains("somebody without a name (Telegram 3503)");
        olga.tap("1").type("It was too long, and is mended.");
        assertThat(olga.screen()).contains("Every message has come").doesNotContain("Nothing is given up");
    }

    @Test
    void a_job_has_its_number_in_the_log_and_leads_to_whose_work_it_is() {
        DialogDriver.onboarded(app, 3_504, "Ana");
        app.database()
                .admin("insert into flow (tenant_id, id, owner_user_id, name, language, draft, created_at, updated_at)"
                        + " select 1, '00000000-0000-7000-8000-000000000007', id, 'Reminder', 'EN', '{\"steps\":[]}',"
                        + " now(), now() from app_user where telegram_id = " + 3_504);
        givenUp(Fails.KIND, "00000000-0000-7000-8000-000000000007");
        health();
        olga.tap("⚠️ What was given up (1)").tap("1");

        var id = app.database()
                .lines("select id from job where kind = '" + Fails.KIND + "'")
                .getFirst();
        assertThat(olga.screen()).contains("<code>" + id + "</code>");
        olga.tap("👤 Ana");
        assertThat(olga.screen()).contains("Ana", "3504");
    }

    private void health() {
        olga.type("/start").tap("Admin").tap("🩺 Health");
    }

    private void log(String words) {
        olga.type("/start").tap("Admin").tap("📜 Audit log");
        assertThat(olga.screen()).contains("Olga", words);
    }

    private void givenUp(String kind, String subject) {
        app.tx().run(TestApp.TENANT, () -> app.get(Jobs.class).addAgain(kind, subject, "{}"));
        for (int tries = 0; tries < 12; tries++) {
            runJobs();
            app.clock().advance(Duration.ofMinutes(11));
        }
    }

    private void runJobs() {
        app.get(Jobs.class).due(50).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    private DialogDriver admin() {
        var driver = DialogDriver.onboarded(app, 3_501, "Olga");
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Users.class)
                                .makeAdmin(
                                        app.get(Users.class)
                                                .byTelegramId(3_501)
                                                .orElseThrow()
                                                .id(),
                                        true));
        return driver;
    }

    /** Nobody is told when it is given up. */
    private static final class Fails implements JobHandler {
        static final String KIND = "invented";

        private boolean fails = true;
        private final List<String> done = new ArrayList<>();

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Outcome run(Job job) {
            if (fails) {
                throw new Unreachable("invented");
            }
            done.add(job.subject());
            return new Outcome.Done();
        }
    }

    /** Whoever waits is told. */
    private static final class Told implements GivesUp {
        static final String KIND = "invented-told";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Outcome run(Job job) {
            throw new IllegalStateException("invented");
        }

        @Override
        public void givenUp(Job job) {}
    }
}
