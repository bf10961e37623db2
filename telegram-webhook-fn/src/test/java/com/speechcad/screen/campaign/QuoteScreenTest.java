package com.speechcad.screen.campaign;

import static com.speechcad.screen.campaign.Menu.buttons;
import static com.speechcad.screen.campaign.Menu.first;
import static com.speechcad.screen.campaign.Menu.screen;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.dialog.DialogDriver;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a quote says about the budget and about those left out, and what can be done about both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuoteScreenTest {
    private static final String RECORD = "📝 Record consent of all";

    private final Town town = new Town();

    @AfterAll
    void stop() {
        town.close();
    }

    @Test
    void the_budget_that_is_asked_about_is_the_one_the_quote_offers() {
        var ana = town.drafted("Ana");
        assertThat(screen(ana)).contains("most $1.50", "Your budget: <b>$1.00</b>, never more; when it is used up");

        ana.tap("Change budget");
        assertThat(screen(ana)).startsWith("Budget now $1.00.");
        assertThat(buttons(ana)).contains("Likely +25 %: $1.00", "At most: $1.50");
        ana.tap("At most: $1.50");

        assertThat(screen(ana)).contains("Your budget: <b>$1.50</b>, never more\n");
        assertThat(buttons(ana)).contains("▶️ Start, at most $1.50");
        ana.tap("Change budget");
        assertThat(screen(ana)).startsWith("Budget now $1.50.");
        ana.type("1.20");
        assertThat(screen(ana)).contains("Your budget: <b>$1.20</b>, never more; when it is used up");
    }

    @Test
    void once_its_budget_is_used_up_a_campaign_pauses_until_it_is_raised() {
        var ben = town.drafted("Ben");
        ben.tap("Change budget").type("0.01").tap("▶️ Start, at most $0.01");
        town.after(Duration.ofMinutes(2));

        assertThat(ben.seen()).contains("paused (its budget is used up)", "[Change budget]");
        ben.tap("Change budget").type("1").tap("Confirm $1.00");
        town.after(Duration.ofMinutes(5));
        assertThat(ben.seen()).contains("finished");
    }

    @Test
    void consent_is_recorded_where_it_is_named_as_what_is_missing() {
        var cleo = town.drafted("Cleo");
        assertThat(screen(cleo)).contains("1 of 6", "⛔ 5: no consent on record").doesNotContain("this number");

        cleo.tap(RECORD);
        recordConsent(cleo);

        assertThat(screen(cleo)).contains("the cost was not calculated since the last change");
        cleo.tap("🔄 Calculate again");
        town.after(Duration.ofSeconds(3));
        cleo.tap("🔄 Refresh");
        assertThat(screen(cleo)).contains("6 of 6");
        assertThat(buttons(cleo)).doesNotContain(RECORD);
    }

    @Test
    void consent_that_comes_after_the_start_is_said_to_be_a_duplicates() {
        var dan = town.drafted("Dan");
        dan.tap(first(dan, "▶️"));
        town.after(Duration.ofMinutes(10));
        dan.type("/start").tap("Campaigns").tap(first(dan, "🏁")).tap("⛔ Why excluded");
        assertThat(screen(dan)).contains("5: no consent on record").doesNotContain("this number");

        dan.tap(RECORD);
        recordConsent(dan);

        assertThat(screen(dan)).contains("5 excluded", "a duplicate of it calls the list with that consent");
        assertThat(buttons(dan)).doesNotContain(RECORD);
        dan.tap("Campaign").tap("📑 Duplicate").tap("💵 What it costs");
        town.after(Duration.ofSeconds(3));
        dan.tap("🔄 Refresh");
        assertThat(screen(dan)).contains("6 of 6");
    }

    @Test
    void the_rest_of_a_campaign_is_counted_by_why_it_is_the_rest() {
        var eve = town.drafted("Eve");
        eve.tap(first(eve, "▶️"));
        town.after(Duration.ofMinutes(10));
        state(eve, 2, "state = 'EXHAUSTED', outcome = 'dial_busy', rule = null");
        state(eve, 3, "state = 'CANCELLED', rule = null");
        state(eve, 4, "rule = 'DO_NOT_CALL'");
        eve.type("/start").tap("Campaigns").tap(first(eve, "🏁")).tap("🔁 Call the rest again");

        assertThat(screen(eve)).contains("1 not reached, 1 cancelled, 2 excluded that may be tried again");
        eve.tap("🔁 Call the rest again");
        assertThat(screen(eve)).contains("The rest of October · 4 contacts");
    }

    /** Whoever was left out for want of consent comes to stand like this. */
    private void state(DialogDriver person, int seq, String set) {
        var campaign = town.newest(person);
        town.inTenant(() -> town.sim
                .app
                .sql()
                .of("update campaign_contact set " + set + " where campaign_id = :id and seq = :seq")
                .with("id", campaign)
                .with("seq", seq)
                .update());
    }

    private static void recordConsent(DialogDriver person) {
        person.tap("News about what they have with me")
                .type("Our patients, at the reception")
                .tap("On paper");
        person.type("You may call me about my appointments.").type("2026-11-02").type("2027-11-02");
        person.tap("✅ True, record it");
    }
}
