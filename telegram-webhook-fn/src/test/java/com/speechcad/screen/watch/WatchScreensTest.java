package com.speechcad.screen.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Audit;
import com.speechcad.db.Jobs;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.kernel.Unreachable;
import com.speechcad.notify.DeliverOutbox;
import com.speechcad.tenant.Users;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What admins see of how it runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchScreensTest {
    private final TestApp app = TestApp.start();
    private final DialogDriver olga = admin();

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void what_waits_is_on_the_health_screen_with_its_age() {
        olga.type("/start").tap("Admin").tap("🩺 Health");
        assertThat(olga.screen())
                .contains("No job waits", "No call is uncertain", "Every rule of law was checked within a year");

        app.tx().run(TestApp.TENANT, () -> app.get(Jobs.class).add("nobody-does-this", "1", "{}"));
        app.clock().advance(Duration.ofSeconds(95));
        olga.type("/start").tap("Admin").tap("🩺 Health");

        assertThat(olga.screen()).contains("One job waits, for 1:35");
    }

    /** Each try that fails puts off the next one, and the sweep comes every minute. */
    @Test
    void a_message_that_telegram_does_not_take_is_on_the_health_screen_since_it_was_wanted() {
        var ben = DialogDriver.onboarded(app, 3403, "Ben");
        app.messenger().nextFailure(new Unreachable("away"));
        ben.type("/start");
        for (int minute = 0; minute < 10; minute++) {
            app.clock().advance(Duration.ofMinutes(1));
            app.messenger().nextFailure(new Unreachable("away"));
            app.get(DeliverOutbox.class).run(Duration.ofSeconds(5));
        }
        app.messenger().nextFailure(null);
        olga.type("/start").tap("Admin").tap("🩺 Health");
        assertThat(olga.screen()).contains("One message is on its way, for 10:00");

        app.clock().advance(Duration.ofMinutes(5));
        app.get(DeliverOutbox.class).run(Duration.ofSeconds(5));
        olga.type("/start").tap("Admin").tap("🩺 Health");
        assertThat(olga.screen()).contains("Every message is delivered");
    }

    @Test
    void a_setting_that_is_missing_is_on_the_health_screen_with_what_is_off() {
        olga.type("/start").tap("Admin").tap("🩺 Health");

        assertThat(olga.screen())
                .contains("No recordings and no files: a setting is missing (<code>FILES_BUCKET</code>)");
    }

    @Test
    void rules_of_law_that_nobody_looked_at_for_a_year_are_on_the_health_screen() {
        var now = app.clock().instant();
        app.clock().advance(Duration.ofDays(500));
        olga.type("/start").tap("Admin").tap("🩺 Health");
        app.clock().set(now);

        assertThat(olga.screen()).contains("rules of law were not checked for a year");
    }

    @Test
    void the_log_is_paged_filtered_and_says_when_somebody_changed_it() {
        DialogDriver.onboarded(app, 3402, "Ana Arnold");
        app.tx().run(TestApp.TENANT, () -> {
            var ana = app.get(Users.class).byTelegramId(3402).orElseThrow().id();
            for (int i = 1; i <= 12; i++) {
                app.get(Audit.class)
                        .append(
                                "user:" + ana.value(),
                                "wallet.credit",
                                "user:" + ana.value(),
                                "{\"micros\":" + i + "000000,\"applied\":true,\"reason\":\"thing " + i + "\"}");
            }
            app.get(Audit.class).append("user:987654", "country.switch", "country:FR", "{\"open\":true}");
        });
        olga.type("/start").tap("Admin").tap("📜 Audit log");
        assertThat(olga.screen()).contains("somebody who is gone opened calls to France");
        olga.type("Nobody At All");
        assertThat(olga.screen()).contains("Nothing there");
        olga.type("Arnold");
        assertThat(olga.screen())
                .contains("only “Arnold”", "Ana Arnold credited $12.00 to the wallet of Ana Arnold: “thing 12”")
                .doesNotContain("thing 4”", "France");
        olga.tap("Older");
        assertThat(olga.screen()).contains("thing 4”", "thing 1”");
        olga.tap("⚖️ Rules");
        assertThat(olga.screen()).contains("Nothing there");
        olga.tap("Everything");
        assertThat(olga.screen()).contains("France", "thing 12”");
        olga.tap("Check the chain");
        assertThat(olga.screen()).contains("nothing was changed or taken out");

        app.database().admin("alter table audit_log disable trigger append_only");
        app.database().admin("update audit_log set subject = 'user:1' where detail ->> 'reason' = 'thing 3'");
        olga.tap("Check the chain");
        assertThat(olga.screen()).contains("Somebody changed the log");
    }

    private DialogDriver admin() {
        var driver = DialogDriver.onboarded(app, 3401, "Olga");
        app.tx().run(TestApp.TENANT, () -> {
            var users = app.get(Users.class);
            users.makeAdmin(users.byTelegramId(3401).orElseThrow().id(), true);
        });
        return driver;
    }
}
