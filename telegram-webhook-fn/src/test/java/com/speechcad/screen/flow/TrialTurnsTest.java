package com.speechcad.screen.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Step;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every tap of a trial changes something on the screen, also when the same step asks again and again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrialTurnsTest {
    private static final Optional<String> END = Optional.of("s3");

    private final TestApp app = TestApp.start();

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void silence_in_a_row_says_that_the_step_asks_again_and_then_where_the_call_went() {
        var ana = trying(9951, menu("s1", Failure.going(2, Optional.of("s2"))), menu("s2", Failure.going(0, END)));
        assertThat(ana.screen()).doesNotContain("🔁", "➡️");

        ana.tap("Say nothing");
        assertThat(ana.screen()).contains("Step 1 asks again (1 time so far)");
        ana.tap("Say nothing");
        assertThat(ana.screen()).contains("Step 1 asks again (2 times so far)");
        ana.tap("Say nothing");
        assertThat(ana.screen())
                .contains("Nothing came, so the call went on to step 2")
                .doesNotContain("asks again");
        ana.tap("Say nothing");
        assertThat(ana.screen()).contains("The call ends here").doesNotContain("asks again");

        ana.tap("From the beginning");
        assertThat(ana.screen()).doesNotContain("🔁", "➡️");
    }

    @Test
    void a_key_that_the_menu_does_not_have_is_asked_again_too() {
        var ben = trying(9952, menu("s1", Failure.going(3, END)), menu("s2", Failure.going(0, END)));

        ben.type("7");
        assertThat(ben.screen()).contains("Step 1 asks again (1 time so far)");
        ben.tap("Say nothing");
        assertThat(ben.screen()).contains("Step 1 asks again (2 times so far)");
        ben.type("1");
        assertThat(ben.screen()).doesNotContain("asks again");
    }

    /** What was tried of one flow is neither shown at another one, nor does it cost a tap there. */
    @Test
    void another_flow_is_tried_from_its_own_beginning() {
        var cleo = trying(9953, menu("s1", Failure.going(2, END)), menu("s2", Failure.going(0, END)));
        create(9953, "Other", menu("s1", Failure.going(2, END)), menu("s2", Failure.going(0, END)));
        cleo.tap("Say nothing");
        assertThat(cleo.screen()).contains("asks again");

        cleo.tap("‹ Back").tap("‹ Back").tap("Other · draft").tap("Try it");
        assertThat(cleo.screen()).doesNotContain("asks again");
        cleo.tap("Say nothing");
        assertThat(cleo.screen()).contains("Step 1 asks again (1 time so far)").doesNotContain("changed");

        cleo.tap("‹ Back").tap("‹ Back").tap("Trial · draft").tap("Try it");
        assertThat(cleo.screen()).doesNotContain("asks again");
    }

    private static Step.Menu menu(String id, Failure failure) {
        return new Step.Menu(
                id,
                "To go on press 1.",
                List.of(new Step.Choice('1', Optional.of(id.equals("s1") ? "s2" : "s3"))),
                failure);
    }

    private DialogDriver trying(long telegram, Step... steps) {
        var person = DialogDriver.onboarded(app, telegram, "Ana", Language.EN);
        create(telegram, "Trial", steps);
        return person.type("/start").tap("Flows").tap("Trial · draft").tap("Try it");
    }

    private void create(long telegram, String name, Step... steps) {
        var draft = new Draft(List.of(steps[0], steps[1], new Step.End("s3", "Goodbye.")));
        app.tx().call(TestApp.TENANT, () -> {
            var owner =
                    app.get(Users.class).byTelegramId(telegram).orElseThrow().id();
            return app.get(Flows.class).create(owner, name, Language.EN, draft);
        });
    }
}
