package com.speechcad.screen.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.Jobs;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.flow.CheckFlow;
import com.speechcad.flow.Flow;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Step;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowScreensTest {
    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_flow_with_every_kind_of_step_is_built_checked_and_published() {
        var ana = DialogDriver.onboarded(app, 9101, "Ana");
        ana.type("/start").tap("Flows");
        assertThat(ana.screen()).contains("No flows yet");

        ana.tap("New flow").type("Reminder <1>");
        assertThat(ana.screen()).contains("Reminder &lt;1&gt;", "key 9 to opt out");
        add(ana, "Play message", "Your appointment is tomorrow.");
        add(ana, "Menu", "To confirm press 1.");
        assertThat(ana.screen()).contains("Step 2");
        ana.tap("Add key").tap("1").tap("1 · Play message: Your appointment is tom…");
        assertThat(ana.screen()).contains("Step 2");
        ana.tap("‹ Back");
        add(ana, "Question", "Which day suits you?");
        add(ana, "End", "Goodbye.");

        ana.tap("Check");
        assertThat(ana.screen()).contains("nothing to mend");
        ana.tap("Publish v1");

        assertThat(ana.toast()).contains("v1 is on its way");
        assertThat(ana.buttons()).doesNotContain("Publish v1");
        assertThat(app.get(Jobs.class).due(10)).hasSize(1);
        var steps = flowOf(9101).draft().steps();
        assertThat(steps).hasSize(4);
        assertThat(CheckFlow.check(flowOf(9101).draft())).isEmpty();
        assertThat(((Step.Menu) steps.get(1)).choices()).containsExactly(new Step.Choice('1', Optional.of("s1")));
    }

    @Test
    void publishing_an_unfinished_flow_leads_to_what_is_to_be_mended() {
        var ben = DialogDriver.onboarded(app, 9102, "Ben");
        ben.type("/start").tap("Flows").tap("New flow").type("Half");
        add(ben, "Play message", "Hello.");

        assertThat(ben.buttons()).doesNotContain("Publish v1");
        ben.tap("Check: 1 thing to mend before publishing");

        assertThat(ben.screen()).contains("Step 1 leads nowhere yet.");
        ben.tap("Go to step 1");
        assertThat(ben.screen()).contains("Hello.");
        assertThat(ben.buttons()).contains("then → nowhere yet");
    }

    @Test
    void a_deleted_flow_can_be_brought_back() {
        var cleo = DialogDriver.onboarded(app, 9103, "Cleo");
        cleo.type("/start").tap("Flows").tap("New flow").type("Mistake");
        cleo.tap("More").tap("Delete flow");
        assertThat(cleo.screen()).contains("deleted");

        cleo.tap("Undo");

        assertThat(cleo.screen()).contains("Mistake");
        assertThat(cleo.toast()).contains("“Mistake” is back.");

        cleo.tap("More").tap("Delete flow").tap("‹ Back");

        assertThat(cleo.screen()).as("the list, not a flow that is no more").contains("No flows yet");
        assertThat(cleo.toast()).isEmpty();
    }

    @Test
    void a_deleted_flow_is_found_again_after_the_screen_was_left() {
        var eve = DialogDriver.onboarded(app, 9106, "Eve");
        eve.type("/start").tap("Flows");
        assertThat(eve.buttons()).doesNotContain("🗑 Deleted flows");
        eve.tap("New flow").type("Mistake").tap("More").tap("Delete flow");
        eve.type("/start").tap("Flows").tap("🗑 Deleted flows");
        assertThat(eve.screen()).contains("After 7 days");

        eve.tap(eve.buttons().getFirst());

        assertThat(eve.screen()).contains("Mistake");
        assertThat(eve.toast()).contains("“Mistake” is back.");
        eve.type("/start").tap("Flows");
        assertThat(eve.screen()).contains("Your flows</b> · 1");
        assertThat(eve.buttons()).doesNotContain("🗑 Deleted flows");
    }

    @Test
    void a_flow_that_was_deleted_too_long_ago_is_offered_no_more() {
        var finn = DialogDriver.onboarded(app, 9107, "Finn");
        finn.type("/start")
                .tap("Flows")
                .tap("New flow")
                .type("Mistake")
                .tap("More")
                .tap("Delete flow");
        app.database()
                .admin("update flow set deleted_at = deleted_at - interval '8 days' where deleted_at is not null");

        finn.type("/start").tap("Flows");

        assertThat(finn.buttons()).doesNotContain("🗑 Deleted flows");
    }

    @Test
    void a_step_changes_its_words_moves_and_goes() {
        var dan = DialogDriver.onboarded(app, 9104, "Dan");
        dan.type("/start").tap("Flows").tap("New flow").type("Edit me");
        add(dan, "Play message", "One.");
        add(dan, "End", "Two.");

        dan.tap("Edit step").tap("2 · End: Two.").tap("Change text").type("Changed.");
        assertThat(dan.screen()).contains("Changed.");
        dan.tap("Move up");
        assertThat(flowOf(9104).draft().steps().getFirst().text()).isEqualTo("Changed.");
        dan.tap("Delete step");

        assertThat(flowOf(9104).draft().steps()).extracting(Step::text).containsExactly("One.");
        assertThat(dan.screen()).contains("The step is deleted.");

        dan.tap("Undo");
        assertThat(flowOf(9104).draft().steps()).extracting(Step::text).containsExactly("Changed.", "One.");
        dan.tap("More").tap("Earlier drafts").tap(dan.buttons().getFirst());
        assertThat(flowOf(9104).draft().steps()).extracting(Step::text).containsExactly("One.");
    }

    @Test
    void a_hindi_reader_meets_no_english_word() {
        var asha = DialogDriver.onboarded(app, 9105, "आशा", Language.HI);
        asha.type("/start").tap("फ़्लो").tap("नया फ़्लो").type("याद दिलाना");
        add(asha, "चरण जोड़ें", "संदेश सुनाएँ", "नमस्ते।");

        assertThat(asha.screen()).doesNotContainPattern("[A-Za-z]{4,}");
        assertThat(flowOf(9105).language()).isEqualTo(Language.HI);
    }

    private static void add(DialogDriver person, String kind, String words) {
        add(person, "Add step", kind, words);
    }

    private static void add(DialogDriver person, String add, String kind, String words) {
        person.tap(add).tap(kind).type(words);
    }

    private Flow flowOf(long telegramId) {
        return app.tx().call(TestApp.TENANT, () -> {
            var owner = app.get(Users.class).byTelegramId(telegramId).orElseThrow();
            return app.get(Flows.class).of(owner.id()).getFirst();
        });
    }
}
