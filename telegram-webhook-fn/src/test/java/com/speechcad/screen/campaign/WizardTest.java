package com.speechcad.screen.campaign;

import static com.speechcad.screen.campaign.Menu.buttons;
import static com.speechcad.screen.campaign.Menu.first;
import static com.speechcad.screen.campaign.Menu.rows;
import static com.speechcad.screen.campaign.Menu.screen;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.campaign.Sim;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.screen.when.TypedTime;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps of a new campaign: what they ask, what they pass over, and where they end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WizardTest {
    private static final String REST = "⏭ The rest as usual";
    private static final String WHOLE = "<b>October</b> · draft";

    private final Town town = new Town();

    @AfterAll
    void stop() {
        town.close();
    }

    /** The same words as for the start time, at both ends. */
    @Test
    void hours_are_typed_as_people_say_them() {
        var dan = begun("Dan").tap("Clients · 6");
        town.toTheWhole(dan);
        for (var typed :
                List.of("9am to 5pm", "9-17", "from 9 to 5", "9h à 17h", "早上九点到下午五点", "सुबह 9 बजे से शाम 5 बजे तक")) {
            dan.tap("Hours").tap("Any lawful hour");
            dan.tap("Hours").type(typed);
            assertThat(screen(dan)).as(typed).containsPattern("9:00\\hAM – 5:00\\hPM there");
        }
        dan.tap("Hours").type("9am to noonish");
        assertThat(screen(dan)).contains("Two times of one day");
    }

    @Test
    void consent_that_is_there_is_gone_on_from_and_not_skipped() {
        var jan = begun("Jan").tap("Clients · 6");
        assertThat(buttons(jan)).contains("Skip ›").doesNotContain("Go on ›");
        jan.tap(first(jan, "📝"))
                .tap("News about what they have with me")
                .type("The clients")
                .tap("On paper");
        jan.type("You may call me.").tap("Today").tap("No end").tap("✅ True, record it");

        assertThat(buttons(jan)).contains("Go on ›").doesNotContain("Skip ›");
    }

    @Test
    void one_thing_changed_after_the_last_step_was_skipped_leads_back_to_the_whole() {
        var ana = begun("Ana").tap("Clients · 6");
        town.toTheWhole(ana);
        assertThat(screen(ana)).contains(WHOLE);

        ana.tap("Hours").tap("Any lawful hour");

        assertThat(screen(ana)).contains(WHOLE);
    }

    @Test
    void one_thing_changed_after_the_last_step_was_decided_leads_back_to_the_whole() {
        var ben = begun("Ben").tap("Clients · 6");
        while (!buttons(ben).contains("At once")) {
            ben.tap(buttons(ben).contains("+1 415-555-0100") ? "+1 415-555-0100" : "Skip ›");
        }
        ben.tap("At once");
        assertThat(screen(ben)).contains(WHOLE);

        ben.tap("Pace").tap("5");

        assertThat(screen(ben)).contains(WHOLE, "5 calls at once");
    }

    @Test
    void one_thing_changed_in_a_draft_that_was_left_on_the_way_leads_back_to_the_whole() {
        var cleo = begun("Cleo");
        cleo.send(new Incoming.Tapped("x", 0, "o:campaigns"));
        cleo.tap("📝 October").tap("Pace").tap("5");

        assertThat(screen(cleo)).contains(WHOLE, "5 calls at once");
    }

    @Test
    void the_only_number_is_shown_without_being_asked_about() {
        var dan = begun("Dan").tap("Clients · 6").tap("Skip ›");
        dan.tap("News they expect (appointment, delivery, invoice)");

        assertThat(screen(dan)).contains("When within their day");
        town.toTheWhole(dan);
        assertThat(screen(dan)).contains("From +1 415-555-0100", "Ready");
    }

    @Test
    void the_platforms_number_is_nobodys_choice_but_the_persons() {
        var ivy = begun("Ivy").tap("Clients · 6").tap("Skip ›");
        town.inTenant(() -> town.sim
                .app
                .sql()
                .of("update caller_id set business_id = null where number = :number")
                .with("number", Sim.CALLER_ID)
                .update());

        ivy.tap("News they expect (appointment, delivery, invoice)");

        assertThat(screen(ivy)).contains("Which number", "only your own phone may be called");
        assertThat(buttons(ivy)).contains("+1 415-555-0100 (Speechcad)", "📞 Ask for a number", "Skip ›");
        town.toTheWhole(ivy);
        assertThat(screen(ivy)).doesNotContain("From +1 415-555-0100", "Ready");
    }

    @Test
    void for_a_list_of_others_the_platforms_number_is_not_offered() {
        var jim = begun("Jim").tap("Clients · 6").tap("Skip ›");
        town.inTenant(() -> town.sim
                .app
                .sql()
                .of("update caller_id set business_id = null where number = :number")
                .with("number", Sim.CALLER_ID)
                .update());
        town.inTenant(() -> town.sim
                .app
                .sql()
                .of("""
                        delete from contact c using app_user u, contact_list l where l.id = c.list_id
                          and u.id = l.owner_user_id and u.id = :user and c.seq = 1""")
                .with("user", town.user(jim.chat().value()))
                .update());

        jim.tap("News they expect (appointment, delivery, invoice)");

        assertThat(screen(jim)).contains("No number to call from is assigned");
        assertThat(buttons(jim))
                .contains("📞 Ask for a number", "Skip ›")
                .doesNotContain("+1 415-555-0100 (Speechcad)");
    }

    @Test
    void of_two_numbers_one_is_chosen() {
        var eve = begun("Eve").tap("Clients · 6");
        town.inTenant(() -> town.sim
                .app
                .sql()
                .of("""
                        insert into caller_id (number, business_id, present, seen_at)
                        select '+14155550102', id, true, :now from business where owner_user_id = :user""")
                .with("now", town.sim.now())
                .with("user", town.user(eve.chat().value()))
                .update());
        eve.tap("Skip ›").tap("Skip ›");

        assertThat(screen(eve)).contains("Which number");
        assertThat(buttons(eve)).contains("+1 415-555-0100", "+1 415-555-0102").doesNotContain(REST);
        eve.tap("+1 415-555-0102");
        assertThat(screen(eve)).contains("When within their day");
    }

    @Test
    void the_rest_is_as_usual_once_it_is_said_what_the_calls_are_for() {
        var fay = begun("Fay");
        assertThat(buttons(fay)).doesNotContain(REST);
        fay.tap("Clients · 6");
        assertThat(buttons(fay)).doesNotContain(REST);
        fay.tap("Skip ›");
        assertThat(screen(fay)).contains("What are the calls for?");
        assertThat(buttons(fay))
                .as("what the calls are for has no usual answer")
                .doesNotContain(REST);
        fay.tap("Offers and advertising").tap(REST);

        assertThat(screen(fay))
                .contains(WHOLE, "Offers and advertising", "From +1 415-555-0100", "Any lawful hour", "Up to 2 tries")
                .contains("10 calls at once · recording off", "Starts at once", "Ready");
        fay.tap("Hours").tap("Any lawful hour");
        assertThat(screen(fay)).contains(WHOLE);
    }

    @Test
    void words_stand_two_a_row() {
        var gus = begun("Gus").tap("Clients · 6");
        var shown = 0;
        while (buttons(gus).contains("Skip ›")) {
            twoARow(gus);
            shown++;
            gus.tap(buttons(gus).contains("+1 415-555-0100") ? "+1 415-555-0100" : "Skip ›");
        }
        assertThat(shown).isGreaterThanOrEqualTo(7);
        gus.tap("Start").type("tomorrow 9am");
        assertThat(buttons(gus)).contains("🔕 10 min before", "🔕 20 min before", "🔕 30 min before");
        twoARow(gus);
        gus.send(new Incoming.Tapped("x", 0, "o:campaigns"));
        assertThat(buttons(gus)).contains("Running (0)", "Scheduled (0)", "Finished (0)");
        twoARow(gus);
    }

    /** Whoever chose a clock keeps it, with a start or without one, however often the draft is left and opened again. */
    @Test
    void the_clock_that_was_chosen_stays_with_the_draft() {
        var ida = begun("Ida").tap("Clients · 6");
        town.toTheWhole(ida);
        ida.tap("Start").tap("Clock of UTC").type("Kolkata");
        assertThat(screen(ida)).contains("Kolkata");

        ida.type("/start").tap("Campaigns").tap("📝 October").tap("Start");
        assertThat(screen(ida)).contains("Kolkata");

        ida.type("tomorrow 9am")
                .tap(buttons(ida).stream()
                        .filter(label -> label.startsWith("Clock of Kolkata"))
                        .findFirst()
                        .orElseThrow());
        ida.type("Tokyo").tap("✅ Done");
        ida.type("/start").tap("Campaigns").tap("📝 October").tap("Start");
        assertThat(screen(ida)).contains("Tokyo").doesNotContain("Kolkata");

        ida.tap("At once").tap("Start");
        assertThat(screen(ida)).contains("Tokyo");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_the_question_for_a_start_gives_as_examples_is_understood(Language language) {
        var said = Words.html(
                Text.text(CampaignScreenText.ASK_START)
                        .with("zone", ZoneOffset.UTC)
                        .with("now", LocalTime.NOON),
                Reader.of(language));

        assertThat(Pattern.compile("<i>(.*?)</i>").matcher(said).results().map(found -> found.group(1)))
                .hasSizeGreaterThan(1)
                .noneMatch(example -> example.startsWith("20"))
                .allSatisfy(example -> assertThat(TypedTime.read(example, town.sim.now(), ZoneOffset.UTC, language))
                        .as(example)
                        .isInstanceOf(TypedTime.At.class));
    }

    @Test
    void tries_are_told_from_other_numbers() {
        var hal = begun("Hal").tap("Clients · 6");
        town.toTheWhole(hal);
        hal.tap("Retries");

        assertThat(rows(hal)).contains(List.of("1×", "✅ 2×", "3×", "4×", "5×"));
        hal.tap("3×");
        assertThat(screen(hal)).contains("Up to 3 tries");
    }

    private DialogDriver begun(String name) {
        return Town.begun(town.person(name, Language.EN, 20));
    }

    /** Numbers may stand more densely. */
    private static void twoARow(DialogDriver person) {
        assertThat(rows(person))
                .as(screen(person))
                .allSatisfy(row -> assertThat(
                                row.size() <= 2 || row.stream().allMatch(label -> label.matches("(✅ )?\\d+×?")))
                        .as("%s", row)
                        .isTrue());
    }
}
