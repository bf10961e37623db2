package com.speechcad.screen.campaign;

import static com.speechcad.screen.campaign.Menu.buttons;
import static com.speechcad.screen.campaign.Menu.first;
import static com.speechcad.screen.campaign.Menu.screen;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.contacts.StartImport;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.lawful.Facts;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.time.Duration;
import java.time.ZoneId;
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
    void while_calls_are_switched_off_no_time_is_promised_and_a_start_rests_at_once() {
        var ivy = town.person("Ivy", Language.EN, 20);
        var switches = town.sim.app.get(KillSwitches.class);
        var flow = town.inTenant(() -> town.sim
                .app
                .sql()
                .of("select id::text as flow from flow where owner_user_id = :user")
                .with("user", town.user(ivy.chat().value()))
                .only(row -> row.text("flow")));
        town.inTenant(() -> switches.throwIt("user:9", Facts.Stop.FLOW, flow, "a complaint came in"));
        town.draft(ivy);

        assertThat(screen(ivy))
                .contains("Calls with this flow are stopped")
                .doesNotContain("→ from", "Likely finished");
        ivy.tap(first(ivy, "▶️"));
        assertThat(ivy.toast()).contains("It rests");
        assertThat(screen(ivy)).contains("switched off", "Calls with this flow are stopped");
        assertThat(buttons(ivy)).contains("✍️ Ask something");
    }

    @Test
    void where_the_start_is_on_another_clock_every_other_time_names_its_own() {
        var kai = town.drafted("Kai");
        assertThat(screen(kai)).contains("Likely finished").doesNotContain("(UTC)");
        kai.tap("🗓 Schedule").type("tomorrow 3am").tap("✅ Done");
        town.inTenant(() -> {
            var users = town.sim.app.get(Users.class);
            users.move(town.user(kai.chat().value()), ZoneId.of("Asia/Kolkata"));
            return true;
        });

        kai.tap("💵 What it costs");
        town.after(Duration.ofSeconds(3));
        kai.tap("🔄 Refresh");

        assertThat(screen(kai)).containsPattern("Starts .*\\(UTC\\)");
        assertThat(line(kai, "Likely finished")).contains("(Kolkata)");
    }

    private static String line(DialogDriver person, String part) {
        return screen(person)
                .lines()
                .filter(one -> one.contains(part))
                .findFirst()
                .orElseThrow();
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

        assertThat(screen(dan))
                .contains(
                        "5 excluded",
                        "a duplicate of it calls the list with that consent, and so does calling the rest");
        assertThat(buttons(dan)).doesNotContain(RECORD);
        dan.tap("Campaign").tap("📑 Duplicate").tap("💵 What it costs");
        town.after(Duration.ofSeconds(3));
        dan.tap("🔄 Refresh");
        assertThat(screen(dan)).contains("6 of 6");
    }

    @Test
    void the_rest_is_called_with_consent_that_came_after_the_start() {
        var fay = overWithFiveLeftOut("Fay");
        fay.tap(RECORD);
        recordConsent(fay);

        theRest(fay);

        assertThat(screen(fay)).contains("5 of 5");
    }

    @Test
    void who_was_off_the_list_when_its_consent_was_recorded_is_not_called_with_it() {
        var gus = overWithFiveLeftOut("Gus");
        town.inTenant(() -> town.sim
                .app
                .sql()
                .of("""
                        delete from contact where seq = 2 and list_id in (
                          select id from contact_list where owner_user_id = :user)""")
                .with("user", town.user(gus.chat().value()))
                .update());
        gus.tap(RECORD);
        recordConsent(gus);

        theRest(gus);

        assertThat(screen(gus)).contains("0 of 5", "5: no consent on record");
    }

    @Test
    void after_a_lists_consent_that_of_one_number_is_recorded_of_it_alone() {
        var hal = town.drafted("Hal").tap(RECORD);
        recordConsent(hal);
        hal.send(new Incoming.Tapped("x", 0, "o:law.why"));
        hal.type("+1 415 555 0199").tap("📝 Record consent");

        hal.tap("News about what they have with me").type("Bea Brown").tap("On paper");
        hal.type("You may call me about my appointments.").tap("Today").tap("No end");
        assertThat(screen(hal)).contains("+1 415-555-0199", "Bea Brown").doesNotContain("Clients");
        hal.tap("✅ True, record it");

        assertThat(consents(hal, "number = '+14155550199'")).isOne();
        assertThat(consents(hal, "number is null")).isOne();
    }

    @Test
    void a_lists_consent_that_was_begun_and_left_is_not_what_is_recorded_of_a_number() {
        var ivy = town.drafted("Ivy").tap(RECORD).tap("News about what they have with me");
        ivy.send(new Incoming.Tapped("x", 0, "o:law.why"));
        ivy.type("+1 415 555 0199").tap("📝 Record consent");

        ivy.tap("Offers too, agreed in writing").type("Bea Brown").tap("On paper");
        ivy.type("You may call me.").tap("Today").tap("No end").tap("✅ True, record it");

        assertThat(consents(ivy, "number = '+14155550199'")).isOne();
        assertThat(consents(ivy, "number is null")).isZero();
    }

    @Test
    void who_comes_to_the_list_after_the_quote_is_not_called_before_somebody_was_shown_what_they_cost() {
        var jan = town.drafted("Jan");
        var shown = first(jan, "▶️");

        someoneComes(jan);
        jan.tap(shown);

        assertThat(screen(jan)).contains("the cost was not calculated since the last change");
        assertThat(town.count("campaign", "state = 'DRAFT'", jan)).isOne();
    }

    @Test
    void who_comes_to_the_list_before_its_consent_is_recorded_is_spoken_of_first() {
        var kim = town.drafted("Kim").tap(RECORD);
        kim.tap("News about what they have with me").type("Our patients").tap("On paper");
        kim.type("You may call me.").type("2026-11-02").type("2027-11-02");
        assertThat(screen(kim)).contains("“Clients” · 6 contacts").doesNotContain("has changed");

        someoneComes(kim);
        kim.tap("✅ True, record it");

        assertThat(screen(kim)).contains("The list has changed since you began", "“Clients” · 7 contacts");
        assertThat(consents(kim, "true")).isZero();
        kim.tap("✅ True, record it");
        assertThat(consents(kim, "number is null")).isOne();
    }

    /** By an import that is over at once. */
    private void someoneComes(DialogDriver person) {
        town.inTenant(() -> {
            var user = town.user(person.chat().value());
            var list = town.sim
                    .app
                    .sql()
                    .of("select id from contact_list where owner_user_id = :user")
                    .with("user", user)
                    .only(row -> row.uuid("id"));
            return town.sim.app.get(StartImport.class).text(user, list, "+1 415 555 0188");
        });
        town.after(Duration.ofSeconds(3));
    }

    private long consents(DialogDriver person, String whose) {
        return town.inTenant(() -> town.sim
                .app
                .sql()
                .of("select count(*) as n from consent where attested_by = :user and " + whose)
                .with("user", town.user(person.chat().value()))
                .only(row -> row.number("n")));
    }

    /** At the reasons why; who is called is the person alone. */
    private DialogDriver overWithFiveLeftOut(String name) {
        var person = town.drafted(name);
        person.tap(first(person, "▶️"));
        town.after(Duration.ofMinutes(10));
        return person.type("/start").tap("Campaigns").tap(first(person, "🏁")).tap("⛔ Why excluded");
    }

    /** From the reasons why to what it costs to call those who were left. */
    private void theRest(DialogDriver person) {
        person.tap("Campaign").tap("🔁 Call the rest again").tap("🔁 Call the rest again");
        assertThat(screen(person)).contains("The rest of October · 5 contacts");
        person.tap("💵 What it costs");
        town.after(Duration.ofSeconds(3));
        person.tap("🔄 Refresh");
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
        assertThat(screen(eve)).contains("October · 2", "The rest of October · 4 contacts");

        eve.type("/start").tap("Campaigns").tap("Finished (1)");
        eve.tap(first(eve, "🏁")).tap("🔁 Call the rest again");
        assertThat(screen(eve)).contains("The rest of <b>October</b> is in <b>October · 2</b> already, a draft");
        eve.tap("📣 October · 2");
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
