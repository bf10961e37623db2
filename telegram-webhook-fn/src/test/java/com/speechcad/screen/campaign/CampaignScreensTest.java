package com.speechcad.screen.campaign;

import static com.speechcad.screen.campaign.Menu.buttons;
import static com.speechcad.screen.campaign.Menu.first;
import static com.speechcad.screen.campaign.Menu.screen;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.Transcript;
import com.speechcad.kernel.Money;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignScreensTest {
    private static final Pattern SUM = Pattern.compile(
            "(\\d+) imported = (\\d+) reached \\+ (\\d+) not reached \\+ (\\d+) excluded \\+ (\\d+) cancelled \\+"
                    + " (\\d+) to do");

    private final Town town = new Town();

    @AfterAll
    void stop() {
        town.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_campaign_from_its_name_to_its_report(Language language) {
        var person = town.person("Ana", language, 20);

        Transcript.replay(person, "campaign." + language.code(), deed -> {
            switch (deed) {
                case "the worker works" -> town.after(Duration.ofSeconds(3));
                case "it comes to its end" -> town.after(Duration.ofHours(3));
                case "confirmed" -> person.tap(first(person, "▶️"));
                case "the first one" -> person.tap(buttons(person).getFirst());
                default -> throw new IllegalArgumentException(deed);
            }
        });
    }

    @Test
    void everybody_in_a_list_is_called_once_their_consent_is_recorded_on_the_way() {
        var lee = town.person("Lee", Language.EN, 20).type("/start");
        lee.tap("Campaigns")
                .tap("➕ New campaign")
                .type("October")
                .tap("Reminder · v1")
                .tap("Clients · 6");
        assertThat(screen(lee)).contains("No consent of everybody in <b>Clients</b>");
        lee.tap("📝 Record consent of all");
        assertThat(screen(lee)).contains("everybody in “Clients”", "6 contacts");
        lee.tap("News about what they have with me")
                .type("Our patients, at the reception")
                .tap("On paper");
        lee.type("You may call me about my appointments.").type("2026-11-02");
        lee.type("2026-11-02");
        assertThat(screen(lee)).contains("a day after today");
        lee.type("2027-11-02");
        assertThat(screen(lee)).contains("Clients", "at the reception", "Ends on Nov 2, 2027");
        lee.tap("✅ True, record it");
        assertThat(screen(lee)).contains("Everybody in <b>Clients</b> agreed", "Nov 2, 2026");
        town.toTheWhole(lee);
        assertThat(buttons(lee)).doesNotContain("📝 Consent");
        lee.tap("💵 What it costs");
        town.after(Duration.ofSeconds(3));
        lee.tap("🔄 Refresh").tap(first(lee, "▶️"));
        town.after(Duration.ofMinutes(10));
        lee.type("/start").tap("Campaigns").tap(first(lee, "▶️", "🏁"));
        assertThat(screen(lee)).contains("6 imported").contains("+ 0 excluded");

        // The list leads to it, and says so once it was revoked.
        lee.type("/start")
                .tap("Campaigns")
                .tap("Contact lists")
                .tap("Clients · 6")
                .tap("🤝 Consent")
                .tap("❌ It was revoked");
        assertThat(screen(lee)).contains("everybody in <b>Clients</b>", "6 people are on the list");
        lee.tap("❌ Revoked for all 6");
        lee.type("/start").tap("Campaigns").tap("Contact lists").tap("Clients · 6");
        assertThat(buttons(lee)).contains("📝 Record consent of all").doesNotContain("🤝 Consent");
    }

    @Test
    void a_double_tap_launches_once_and_an_old_quote_does_not_launch() {
        var ben = town.drafted("Ben");
        var start = ben.remember(first(ben, "▶️"));
        start.tap();
        start.tap();
        assertThat(town.count("campaign", "state <> 'DRAFT'", ben)).isOne();
        town.after(Duration.ofMinutes(1));
        assertThat(town.count("attempt", "campaign_id is not null", ben)).isOne();
    }

    @Test
    void every_view_of_a_campaign_adds_up() {
        var cleo = town.drafted("Cleo");
        cleo.tap(first(cleo, "▶️"));
        for (int i = 0; i < 4; i++) {
            town.after(Duration.ofSeconds(20));
            cleo.type("/start").tap("Campaigns");
            cleo.tap(first(cleo, "▶️", "🏁"));
            adds(screen(cleo), 6);
            cleo.tap("📊 Report");
            adds(screen(cleo), 6);
            cleo.tap("Campaign").tap("👥 Contacts");
            assertThat(screen(cleo)).contains("All · 6");
            var others = List.of("Reached", "Not reached", "Still to call", "Excluded or cancelled").stream()
                    .mapToInt(who -> {
                        cleo.send(new Incoming.Tapped("x", 0, "o:campaigns"));
                        return counted(cleo, who);
                    })
                    .sum();
            assertThat(others).isEqualTo(6);
        }
    }

    @Test
    void a_scheduled_one_is_reminded_of_edited_and_given_up() {
        var dan = town.drafted("Dan");
        dan.tap("🗓 Schedule").type("tomorrow 9am");
        assertThat(screen(dan)).contains("Starts", "9:00");
        dan.tap("🔕 10 min before");
        assertThat(buttons(dan)).contains("🔔 10 min before");
        dan.tap("🔕 30 min before").tap("🔕 20 min before").tap("✅ Done");
        assertThat(screen(dan)).contains("Reminders 10, 20 and 30 min before");
        dan.tap("💵 What it costs");
        town.after(Duration.ofSeconds(3));
        dan.tap("🔄 Refresh");
        assertThat(buttons(dan))
                .as("one button schedules, another changes the start")
                .contains("Start");
        dan.tap(first(dan, "🗓 Schedule, at most"));
        assertThat(screen(dan)).contains("scheduled", "9:00", "(UTC)");
        town.after(Duration.ofDays(1));
        assertThat(dan.seen()).contains("starts in 10 minutes");

        var eve = town.drafted("Eve");
        eve.tap("🗓 Schedule").type("in 2 hours").tap("✅ Done").tap("💵 What it costs");
        town.after(Duration.ofSeconds(3));
        eve.tap("🔄 Refresh").tap(first(eve, "🗓 Schedule, at most"));
        eve.tap("✏️ Edit").tap("✏️ Edit");
        assertThat(screen(eve)).contains("draft");
        eve.tap("🗑 Delete draft").tap("✖️ Give it up");
        town.after(Duration.ofHours(3));
        assertThat(town.count("attempt", "campaign_id is not null", eve)).isZero();
    }

    @Test
    void a_time_that_can_be_read_in_two_ways_is_asked_about_and_the_past_is_refused() {
        var fay = town.drafted("Fay");
        fay.tap("🗓 Schedule").type("3/12 14:00");
        assertThat(screen(fay)).contains("several ways");
        assertThat(buttons(fay)).hasSizeGreaterThanOrEqualTo(4);
        fay.tap(buttons(fay).getFirst());
        assertThat(screen(fay)).contains("Starts", "2:00");

        fay.type("2020-01-01 10:00");
        assertThat(screen(fay)).contains("over already");
        fay.type("gibberish");
        assertThat(screen(fay)).contains("did not understand");
        fay.tap("At once");
        assertThat(screen(fay)).contains("Starts at once");
    }

    @Test
    void pause_pace_budget_and_stop_are_taps() {
        var gus = town.drafted("Gus");
        gus.tap(first(gus, "▶️"));
        gus.tap("⏸ Pause");
        assertThat(screen(gus)).contains("paused (by you)");
        town.after(Duration.ofMinutes(5));
        assertThat(town.count("attempt", "campaign_id is not null", gus)).isZero();
        gus.tap("⚡ Calls at once: 10").tap("Slower: 5");
        assertThat(screen(gus)).contains("at most 5 calls at once");
        gus.type("7");
        assertThat(screen(gus)).contains("at most 7 calls at once");
        gus.tap("Campaign").tap("Budget").type("12.50");
        assertThat(screen(gus)).contains("at most $12.50 in all");
        gus.tap("Confirm $12.50");
        assertThat(screen(gus)).contains("of your budget of $12.50");
        gus.tap("▶️ Resume");
        town.after(Duration.ofSeconds(10));
        gus.type("/start").tap("Campaigns").tap(first(gus, "▶️", "🏁"));
        gus.tap("⏹ Stop").tap("Let them finish");
        town.after(Duration.ofMinutes(3));
        gus.type("/start").tap("Campaigns").tap(first(gus, "🏁"));
        assertThat(screen(gus)).contains("finished");
        adds(screen(gus), 6);
    }

    /** Stopped is stopped: all that can be wanted still is that nobody goes on talking. */
    @Test
    void what_is_stopping_can_be_hung_up_and_not_stopped_again() {
        var kim = town.drafted("Kim");
        kim.tap(first(kim, "▶️"));
        town.after(Duration.ofSeconds(10));
        kim.type("/start").tap("Campaigns").tap(first(kim, "▶️")).tap("📊 Report");
        assertThat(screen(kim)).contains("▶️ <b>October</b>").doesNotContain("🏁");
        kim.tap("Campaign").tap("⏹ Stop").tap("Let them finish");

        assertThat(screen(kim)).contains("stopping");
        assertThat(buttons(kim)).contains("Hang up the calls").doesNotContain("⏹ Stop");
        kim.tap("Hang up the calls");
        assertThat(screen(kim)).contains("calls nobody any more");
        assertThat(buttons(kim)).contains("Hang them up now").doesNotContain("Let them finish");
        kim.tap("Hang them up now");
        town.after(Duration.ofMinutes(3));
        kim.type("/start").tap("Campaigns").tap(first(kim, "🏁")).tap("📊 Report");
        assertThat(screen(kim)).contains("🏁 <b>October</b>");
    }

    @Test
    void an_empty_wallet_waits_with_a_button_and_goes_on_after_the_credit() {
        var hal = town.person("Hal", Language.EN, 0);
        town.draft(hal);
        hal.tap(first(hal, "▶️"));
        town.after(Duration.ofSeconds(20));
        assertThat(hal.seen()).contains("waiting for money");
        assertThat(hal.seen()).contains("[Top up]");
        town.inTenant(() -> town.sim
                .app
                .get(com.speechcad.wallet.Ledger.class)
                .credit(com.speechcad.wallet.Movement.of(
                        "late:" + hal.chat().value(),
                        town.user(hal.chat().value()),
                        com.speechcad.wallet.Reason.TOP_UP,
                        Money.dollars(10))));
        town.after(Duration.ofMinutes(4));
        assertThat(hal.seen()).contains("finished");
    }

    @Test
    void somebody_elses_campaign_does_not_exist() {
        var ivy = town.drafted("Ivy");
        ivy.tap(first(ivy, "▶️"));
        var id = town.inTenant(() -> town.sim
                .app
                .sql()
                .of("""
                    select id from campaign where user_id = :user order by created_at desc limit 1\
                    """)
                .with("user", town.user(ivy.chat().value()))
                .only(row -> row.uuid("id")));
        var jon = town.person("Jon", Language.EN, 5).type("/start");
        for (var screen :
                List.of("campaign", "campaign.stop", "campaign.files", "campaign.people", "campaign.budget")) {
            jon.send(new Incoming.Tapped("forged", 1, "o:" + screen + ":" + id));
            assertThat(screen(jon)).as(screen).doesNotContain("October");
        }
    }

    @Test
    void home_shows_the_bar_of_what_runs() {
        var kim = town.drafted("Kim");
        kim.tap(first(kim, "▶️")).tap("⏸ Pause");
        town.after(Duration.ofSeconds(5));
        kim.type("/start");
        assertThat(screen(kim)).containsPattern("[▓░]{10} \\d+ % October");
    }

    private static int counted(DialogDriver person, String who) {
        person.tap(first(person, "▶️", "🏁")).tap("👥 Contacts").tap(who);
        var found = Pattern.compile(who + " · (\\d+)").matcher(screen(person));
        assertThat(found.find()).as(screen(person)).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private static void adds(String screen, int imported) {
        var sum = SUM.matcher(screen);
        assertThat(sum.find()).as(screen).isTrue();
        var parts = 0;
        for (int part = 2; part <= 6; part++) {
            parts += Integer.parseInt(sum.group(part));
        }
        assertThat(Integer.parseInt(sum.group(1))).isEqualTo(imported);
        assertThat(parts).as(screen).isEqualTo(imported);
    }
}
