package com.speechcad.screen.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The clock follows a person's number until they set it, to UTC too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnClockTest {
    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void follows_the_number_of_whoever_never_set_it() {
        var ana = DialogDriver.onboarded(app, 4101, "Ana");
        ana.type("/start").tap("Account").tap("📱 My number").shareOwnContact("+14155550141");
        ana.type("/start").tap("Account");
        assertThat(ana.screen()).contains("Los Angeles");
    }

    @Test
    void stays_with_utc_for_whoever_chose_it() {
        var bo = DialogDriver.onboarded(app, 4102, "Bo");
        bo.type("/start").tap("Account").tap("🕒 Time zone").type("UTC");
        bo.tap(bo.buttons().getFirst());
        bo.type("/start").tap("Account").tap("📱 My number").shareOwnContact("+14155550142");
        assertThat(bo.seen()).doesNotContain("Los Angeles");
        bo.type("/start").tap("Account");
        assertThat(bo.screen()).contains("UTC").doesNotContain("Los Angeles");
    }
}
