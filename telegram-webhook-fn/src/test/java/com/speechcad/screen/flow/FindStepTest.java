package com.speechcad.screen.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Step;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** In a long flow a step is found by its number or by what it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindStepTest {
    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void words_that_one_step_says_lead_straight_to_it() {
        var ana = opened(9801, forty());
        ana.type("INVOICE 23");
        assertThat(ana.screen()).contains("Step 23").contains("About invoice 23.");

        ana.type("/start")
                .tap("Flows")
                .tap("Flow 9801 · draft")
                .tap("Edit step")
                .type("ＡＢＯＵＴ　invoice 24");
        assertThat(ana.screen()).contains("Step 24");
    }

    @Test
    void words_of_several_steps_name_them_and_words_of_none_say_so() {
        var ana = opened(9802, forty());
        ana.type("invoice 3");
        assertThat(ana.screen()).contains("“invoice 3” is in 11 steps.");
        assertThat(ana.buttons())
                .contains("3 · Play message: About invoice 3.", "36 · Play message: About invoice 36.")
                .doesNotContain("4 · Play message: About invoice 4.", "37 · Play message: About invoice 37.");
        ana.tap("›");
        assertThat(ana.buttons()).contains("39 · Play message: About invoice 39.");
        ana.type("invoice 2");
        assertThat(ana.screen()).contains("“invoice 2” is in 11 steps.");
        assertThat(ana.buttons()).contains("2 · Play message: About invoice 2.");
        ana.tap("All steps");
        assertThat(ana.buttons()).contains("1 · Play message: About invoice 1.");
        ana.type("36");
        assertThat(ana.screen()).contains("Step 36");

        ana.type("/start").tap("Flows").tap("Flow 9802 · draft").type("<b>harvest</b>");
        assertThat(ana.screen()).contains("steps 1 to 40").contains("words that a step says");
        ana.type("41");
        assertThat(ana.screen()).contains("steps 1 to 40");
    }

    @Test
    void a_way_leads_to_the_step_of_a_number_in_any_digits_or_of_words() {
        var ana = opened(9803, forty());
        ana.type("5").tap("then → step 6: About invoice 6.");
        assertThat(ana.screen()).contains("Or type the step’s number, or words it says.");
        ana.type("३७");
        assertThat(ana.buttons()).contains("then → step 37: About invoice 37.");

        ana.tap("then → step 37: About invoice 37.").type("invoice 29");
        assertThat(ana.buttons()).contains("then → step 29: About invoice 29.");
        ana.tap("then → step 29: About invoice 29.").type("invoice 1");
        assertThat(ana.screen()).contains("“invoice 1” is in 11 steps.");
        assertThat(ana.buttons()).doesNotContain("2 · Play message: About invoice 2.");
        ana.tap("›").tap("18 · Play message: About invoice 18.");
        assertThat(ana.buttons()).contains("then → step 18: About invoice 18.");
        ana.tap("then → step 18: About invoice 18.");
        assertThat(ana.screen()).doesNotContain("is in 11 steps");
    }

    @Test
    void a_way_leads_to_a_step_that_is_made_for_it_and_no_other_way_does() {
        var ana = opened(
                9804,
                new Draft(List.of(
                        new Step.Menu(
                                "s1",
                                "Press 1 or 2.",
                                List.of(new Step.Choice('1', Optional.empty()), new Step.Choice('2', Optional.empty())),
                                Failure.going(2, Optional.empty())),
                        new Step.End("s2", "Goodbye."))));
        ana.type("1")
                .tap("key 2 → nowhere yet")
                .tap("➕ A new step")
                .tap("Play message")
                .type("You pressed two.");

        assertThat(ana.screen())
                .contains("Step 3 is added; step 1 leads to it.")
                .contains("Step 1")
                .contains("Press 1 or 2.");
        assertThat(ana.buttons())
                .contains(
                        "key 1 → nowhere yet",
                        "key 2 → step 3: You pressed two.",
                        "no key or another key → nowhere yet");

        ana.tap("key 1 → nowhere yet").tap("➕ A new step").tap("Menu").type("Press 3.");
        assertThat(ana.screen()).contains("Step 4").contains("Press 3.");
        ana.type("/start").tap("Flows").tap("Flow 9804 · draft").type("1");
        assertThat(ana.buttons()).contains("key 1 → step 4: Press 3.", "key 2 → step 3: You pressed two.");
        ana.type("/start").tap("Flows").tap("Flow 9804 · draft").type("3");
        assertThat(ana.buttons()).contains("then → nowhere yet");
    }

    @Test
    void steps_added_one_after_the_other_stand_in_that_order() {
        var ana = opened(9805, forty());
        ana.type("5").tap("Add a step after it").tap("Play message").type("First in between.");
        assertThat(ana.screen())
                .contains("Step 6 is added; it goes on to step 7.")
                .contains("First in between.");
        ana.tap("Add a step after it").tap("Play message").type("Second in between.");
        assertThat(ana.screen())
                .contains("Step 7 is added; it goes on to step 8.")
                .contains("Second in between.");
        assertThat(ana.buttons()).contains("then → step 8: About invoice 6.");
    }

    private static Draft forty() {
        return new Draft(Stream.concat(
                        IntStream.range(1, 40)
                                .<Step>mapToObj(number -> new Step.PlayMessage(
                                        "s" + number,
                                        "About invoice " + number + ".",
                                        Optional.of("s" + (number + 1)))),
                        Stream.of(new Step.End("s40", "Goodbye.")))
                .toList());
    }

    private DialogDriver opened(long telegramId, Draft draft) {
        var person = DialogDriver.onboarded(app, telegramId, "Ana", Language.EN);
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Flows.class).create(id(telegramId), "Flow " + telegramId, Language.EN, draft));
        return person.type("/start").tap("Flows").tap("Flow " + telegramId + " · draft");
    }

    private UserId id(long telegramId) {
        return app.get(Users.class).byTelegramId(telegramId).orElseThrow().id();
    }
}
