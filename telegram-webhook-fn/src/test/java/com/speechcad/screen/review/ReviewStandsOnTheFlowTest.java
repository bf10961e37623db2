package com.speechcad.screen.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.flow.Draft;
import com.speechcad.flow.FlowId;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Step;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A flow's own screen says where the review of its words stands, and offers only what can be done about it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewStandsOnTheFlowTest {
    private static final String CLAIM = "Hello, this is Chase calling about your visit.";
    private static final String DEMAND = "Please enter the six-digit code we sent you.";

    private final TestApp app = TestApp.start();
    private final DialogDriver olga = DialogDriver.onboarded(app, 4301, "Olga");

    @BeforeAll
    void an_admin() {
        in(() -> {
            app.get(Users.class).makeAdmin(id(4301), true);
            return true;
        });
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void what_needs_a_review_says_so_and_is_asked_for_from_here() {
        var ana = opened(4302, "Bank", CLAIM);
        assertThat(ana.screen())
                .contains("1 finding", "has to be seen by an admin", CLAIM, "once approved, it is published by itself")
                .doesNotContain("Nothing to mend");
        assertThat(ana.buttons())
                .contains("🙋 Ask for a review", "Go to step 1")
                .doesNotContain("Publish v1");

        ana.tap("🙋 Ask for a review");
        assertThat(ana.screen()).contains("An admin is looking at it");
        ana.type("/start").tap("Flows").tap("Bank · draft");
        assertThat(ana.screen())
                .contains("A review was asked for on Nov 20, 2026", "an answer by <b>Nov 21, 2026")
                .doesNotContain("Nothing to mend");
        assertThat(ana.buttons())
                .contains("Go to step 1", "🔎 About the words")
                .doesNotContain("Publish v1", "🙋 Ask for a review", "🙋 Appeal");

        decided("Bank", "✅ Approve", "They are the bank, papers seen.");
        ana.type("/start").tap("Flows").tap("Bank · draft");
        assertThat(ana.screen())
                .contains("v1 is being published", "Nothing to mend")
                .doesNotContain("has to be seen", "approved the words");
        assertThat(ana.buttons()).doesNotContain("Publish v1", "Publish v2");
    }

    @Test
    void what_was_refused_says_why_and_can_be_appealed_against_or_changed() {
        var ben = opened(4303, "Visit", CLAIM);
        ben.tap("🙋 Ask for a review");
        decided("Visit", "⛔ Refuse", "No papers were shown.");

        ben.type("/start").tap("Flows").tap("Visit · draft");
        assertThat(ben.screen()).contains("was refused by an admin", CLAIM, "No papers were shown.");
        assertThat(ben.buttons())
                .contains("Go to step 1", "🙋 Appeal")
                .doesNotContain("Publish v1", "🙋 Ask for a review");

        app.clock().advance(Duration.ofMinutes(1));
        ben.tap("🙋 Appeal").type("We are their agency.");
        ben.type("/start").tap("Flows").tap("Visit · draft");
        assertThat(ben.screen()).contains("A review was asked for on", "No papers were shown.");
        assertThat(ben.buttons()).doesNotContain("🙋 Appeal", "Publish v1");

        say(4303, "This is the fraud team of Chase.");
        ben.type("/start").tap("Flows").tap("Visit · draft");
        assertThat(ben.screen())
                .as("what is being looked at are other words")
                .contains("has to be seen by an admin")
                .doesNotContain("A review was asked for", "No papers were shown.");
        assertThat(ben.buttons()).contains("🙋 Ask for a review");
        ben.tap("🔎 About the words");
        assertThat(ben.screen()).doesNotContain("An admin is looking at it");
        app.clock().advance(Duration.ofMinutes(1));
        ben.tap("‹ Back").tap("🙋 Ask for a review");
        assertThat(ben.screen()).contains("An admin is looking at it");

        say(4303, "This is your clinic.");
        ben.type("/start").tap("Flows").tap("Visit · draft");
        assertThat(ben.screen()).contains("Nothing to mend");
        assertThat(ben.buttons()).contains("Publish v1");
    }

    @Test
    void what_was_approved_and_is_not_published_yet_says_so() {
        var kim = opened(4304, "Branch", CLAIM);
        kim.tap("🙋 Ask for a review");
        edit(4304, draft -> draft.with(new Step.End("s9", "Bye.")));
        decided("Branch", "✅ Approve", "They are the bank.");

        edit(4304, draft -> draft.without("s9"));
        kim.type("/start").tap("Flows").tap("Branch · draft");
        assertThat(kim.screen()).contains("An admin approved the words: They are the bank.");
        assertThat(kim.buttons()).contains("Publish v1");
    }

    /** Published before the rules found its words: there is nothing to publish, and so no button that asks. */
    @Test
    void what_is_out_as_it_stands_promises_no_review() {
        var lee = opened(4307, "Out", CLAIM);
        lee.tap("🙋 Ask for a review");
        decided("Out", "✅ Approve", "They are the bank.");
        app.database()
                .admin(
                        "delete from script_decision where owner_user_id = (select id from app_user where telegram_id = 4307)");
        lee.type("/start").tap("Flows").tap("Out · draft");

        assertThat(lee.buttons()).doesNotContain("🙋 Ask for a review");
        assertThat(lee.screen()).doesNotContain("once approved, it is published by itself");
    }

    @Test
    void what_is_never_allowed_is_not_offered_to_be_published() {
        var eve = opened(4305, "Codes", DEMAND);
        assertThat(eve.screen()).contains("asks for something we never allow");
        assertThat(eve.buttons())
                .contains("Go to step 1", "🙋 Appeal", "🔎 About the words")
                .doesNotContain("Publish v1");

        eve.tap("Go to step 1");
        assertThat(eve.screen()).contains("Step 1", DEMAND);
    }

    @Test
    void beside_other_findings_the_sentence_is_shown_and_a_review_has_to_wait_for_them() {
        var mia = opened(4306, "Both", CLAIM);
        edit(4306, draft -> draft.with(new Step.End("s9", "Bye.")));
        mia.type("/start").tap("Flows").tap("Both · draft");

        assertThat(mia.screen()).contains("2 findings", CLAIM);
        assertThat(mia.buttons()).doesNotContain("🙋 Ask for a review", "Publish v1");
    }

    private void decided(String part, String decision, String reason) {
        olga.type("/start").tap("Scripts to review");
        olga.tap(olga.buttons().stream()
                        .filter(label -> label.contains(part))
                        .findFirst()
                        .orElseThrow())
                .tap(decision)
                .type(reason);
    }

    /** Its owner, with the flow's screen before them. */
    private DialogDriver opened(long telegram, String name, String says) {
        var person = DialogDriver.onboarded(app, telegram, "Ana");
        assertThat(in(() -> app.get(Flows.class).create(id(telegram), name, Language.EN, saying(says))))
                .isPresent();
        return person.type("/start").tap("Flows").tap(name + " · draft");
    }

    private void say(long telegram, String says) {
        edit(telegram, draft -> draft.changing("s1", step -> step.saying(says)));
    }

    private void edit(long telegram, UnaryOperator<Draft> change) {
        var flow = flow(telegram);
        in(() -> {
            app.get(Flows.class).edit(id(telegram), flow, change);
            return true;
        });
    }

    private static Draft saying(String says) {
        return new Draft(List.of(new Step.PlayMessage("s1", says, Optional.of("s2")), new Step.End("s2", "Goodbye.")));
    }

    private FlowId flow(long telegram) {
        return in(() -> app.get(Flows.class).of(id(telegram))).getFirst().id();
    }

    private UserId id(long telegram) {
        return app.get(Users.class).byTelegramId(telegram).orElseThrow().id();
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
