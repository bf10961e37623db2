package com.speechcad.screen.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.Cities;
import com.speechcad.text.Language;
import java.util.HashSet;
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

    @Test
    void all_zones_of_a_number_that_may_be_anywhere_can_be_turned_to() {
        var number = "+18005550199";
        var zones = app.get(OwnClock.class).zones(new PhoneNumber(number));
        assertThat(zones).hasSizeGreaterThan(8);
        var cy = DialogDriver.onboarded(app, 4103, "Cy");
        cy.type("/start").tap("Account").tap("📱 My number").shareOwnContact(number);

        var offered = new HashSet<String>();
        for (int page = 0; page < Math.ceilDiv(zones.size(), 8); page++) {
            offered.addAll(cy.buttons());
            cy.tap("›");
        }
        for (var zone : zones) {
            assertThat(offered).anyMatch(label -> label.startsWith(Cities.name(zone, Language.EN)));
        }
    }
}
