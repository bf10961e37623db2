package com.speechcad.screen.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.Transcript;
import com.speechcad.flow.Draft;
import com.speechcad.flow.FlowId;
import com.speechcad.flow.Flows;
import com.speechcad.flow.Step;
import com.speechcad.flow.Suspend;
import com.speechcad.flow.screening.Suspension.Cause;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A script that was stopped, on its way to an admin, and the answer on its way back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewScreensTest {
    private static final Map<Language, String> BLOCKED = Map.of(
            Language.EN, "Please enter the six-digit code we sent you.",
            Language.FR, "Veuillez saisir le code à six chiffres que nous vous avons envoyé.",
            Language.HI, "कृपया वह छह अंकों का ओटीपी दर्ज करें जो हमने आपको भेजा है।",
            Language.ZH, "请输入我们发给您的六位验证码。");

    private final TestApp app = TestApp.start();
    private DialogDriver olga = DialogDriver.onboarded(app, 4001, "Olga");

    @BeforeAll
    void an_admin() {
        in(() -> {
            app.get(Users.class).makeAdmin(id(4001), true);
            return true;
        });
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_refused_script_shows_its_sentence_and_an_appeal_is_answered() {
        var ana = DialogDriver.onboarded(app, 4002, "Ana");
        flow(4002, "Codes", "Good morning, Ana. Please enter the six-digit code we sent you.");
        ana.type("/start").tap("Flows").tap("Codes · draft").tap("🔎 About the words");
        assertThat(ana.screen())
                .contains("Step 1", "“Please enter the six-digit code we sent you.”", "ask for a review")
                .doesNotContain("“Good morning")
                .as("a rule's own name is for admins")
                .doesNotContain("EN-CODE");
        assertThat(ana.buttons()).contains("✏️ Edit step 1", "🙋 Ask for a review");

        ana.tap("🙋 Ask for a review").type("It is <b>our</b> door code.");
        assertThat(ana.screen()).contains("An admin is looking at it").contains("You will have an answer by");
        assertThat(ana.buttons()).doesNotContain("🙋 Ask for a review");

        assertThat(olga.seen()).contains("has to be looked at");
        olga.type("/start").tap("Scripts to review");
        olga.tap(offered(olga, "Codes"));
        assertThat(olga.screen())
                .contains(
                        "Appeal", "Ana", "It is &lt;b&gt;our&lt;/b&gt; door code.", "Please enter the six-digit code");
        assertThat(olga.buttons())
                .contains("⛔ The rule is right", "📝 The rule is wrong")
                .doesNotContain("✅ Approve");
        olga.tap("⛔ The rule is right").type("No");
        assertThat(olga.screen()).contains("Between 5 and 500 characters");
        olga.type("A code that was just sent is never asked for.");

        assertThat(olga.screen()).contains("told to the author");
        assertThat(ana.seen()).contains("stays blocked", "A code that was just sent is never asked for.");
        ana.type("/start").tap("Flows").tap("Codes · draft").tap("🔎 About the words");
        assertThat(ana.screen()).contains("The answer so far", "never asked for");
    }

    @Test
    void a_script_that_an_admin_has_to_see_is_published_once_approved() {
        var ben = DialogDriver.onboarded(app, 4003, "Ben", Language.FR);
        flow(4003, "Banque", "Bonjour, ici la Banque Rivière, votre rendez-vous est demain.");
        ben.type("/start").tap("Scénarios").tap("Banque · brouillon").tap("🙋 Demander un examen");
        assertThat(ben.screen()).contains("doit être vue par un administrateur", "avant le");

        olga.type("/start").tap("Scripts to review");
        olga.tap(offered(olga, "Banque"));
        olga.tap("✅ Approve").type("They are the bank, papers seen.");

        assertThat(ben.seen()).contains("accepté et en cours de publication", "They are the bank, papers seen.");
    }

    @Test
    void what_is_suspended_is_lifted_with_a_reason_and_only_by_an_admin() {
        var cleo = DialogDriver.onboarded(app, 4004, "Cleo");
        var flow = flow(4004, "Spring", "Hello.");
        in(() -> {
            app.get(Suspend.class).flow(flow, Cause.OPT_OUTS, "{\"optOuts\":6,\"reached\":20}");
            return true;
        });
        assertThat(cleo.seen()).contains("Spring", "is suspended");

        cleo.send(new Incoming.Tapped("c", 1, "o:suspended"));
        assertThat(cleo.screen()).doesNotContain("the newest first");
        cleo.send(new Incoming.Tapped("c", 1, "o:reviews"));
        assertThat(cleo.screen()).doesNotContain("Scripts to review");

        olga.type("/start").tap("Suspended");
        olga.tap(offered(olga, "Spring"));
        assertThat(olga.screen()).contains("Owner: Cleo", "6 of 20 people reached want no more calls", "audit log");
        assertThat(olga.buttons()).contains("👤 Cleo");
        olga.type("The provider says it was a mistake.");
        assertThat(olga.screen()).contains("Lifted.");
        assertThat(cleo.seen()).contains("can be used again", "it was a mistake");
    }

    @Test
    void lifting_a_business_leads_to_its_flows_that_stay_suspended() {
        var dora = DialogDriver.onboarded(app, 4015, "Dora");
        for (var name : List.of("Uno", "Due", "Tre")) {
            var flow = flow(4015, name, "Hello.");
            in(() -> {
                app.get(Suspend.class).flow(flow, Cause.OPT_OUTS, "{\"optOuts\":6,\"reached\":20}");
                return true;
            });
        }
        olga.type("/start").tap("Suspended");
        olga.tap(offered(olga, "Business of Dora"));
        assertThat(olga.buttons()).contains("⛔ Its flows");

        olga.type("The numbers were of another month.");

        assertThat(dora.seen()).contains("not suspended any more", "stay suspended", "Uno, Due, Tre");
        assertThat(olga.screen()).contains("Lifted.", "Flows of Dora that are still suspended");
        for (var name : List.of("Uno", "Due", "Tre")) {
            olga.tap(offered(olga, name)).type("The numbers were of another month.");
            if (!name.equals("Tre")) {
                olga.type("/start").tap("Suspended");
            }
        }
        assertThat(dora.seen()).contains("<b>Tre</b> can be used again");
    }

    @Test
    void a_suspended_flow_says_so_on_its_own_page_and_leads_to_support() {
        var dan = DialogDriver.onboarded(app, 4005, "Dan");
        suspend(flow(4005, "Autumn", "Hello."));

        dan.type("/start").tap("Flows").tap("Autumn · draft");

        assertThat(dan.screen()).contains("⛔ Suspended since", "Too many of the people it reached want no more calls");
        dan.tap("🙋 Write to support");
        assertThat(dan.screen()).contains("Type your question");
    }

    @Test
    void a_suspended_business_is_told_at_home_and_wherever_the_business_is_shown() {
        var eve = DialogDriver.onboarded(app, 4006, "Eve");
        eve.type("/start");
        assertThat(eve.screen()).doesNotContain("⛔");
        for (var name : List.of("One", "Two", "Three")) {
            suspend(flow(4006, name, "Hello."));
        }

        for (var way : List.of(List.<String>of(), List.of("Account"), List.of("Account", "⚖️ Whom I may call"))) {
            eve.type("/start");
            way.forEach(eve::tap);
            assertThat(eve.screen())
                    .as("%s", way)
                    .contains("⛔ Your business is suspended since", "Three flows of this business were suspended");
            eve.tap("🙋 Write to support");
            assertThat(eve.screen()).contains("Type your question");
        }
    }

    @Test
    void an_admins_menu_leads_to_the_scripts_that_wait_and_says_how_many() {
        olga.type("/start").tap("Admin");
        var before = waiting();
        var fay = DialogDriver.onboarded(app, 4007, "Fay");
        flow(4007, "Doors", "Please enter the six-digit code we sent you.");
        fay.type("/start").tap("Flows").tap("Doors · draft").tap("🙋 Appeal").type("Our door code.");

        olga.type("/start").tap("Admin");

        assertThat(waiting()).isEqualTo(before + 1);
        olga.tap("Scripts to review (%d)".formatted(before + 1));
        assertThat(olga.buttons()).anyMatch(label -> label.contains("Doors"));
    }

    private int waiting() {
        var label = offered(olga, "Scripts to review");
        return label.endsWith(")") ? Integer.parseInt(label.replaceAll("\\D", "")) : 0;
    }

    private void suspend(FlowId flow) {
        in(() -> {
            app.get(Suspend.class).flow(flow, Cause.OPT_OUTS, "{\"optOuts\":6,\"reached\":20}");
            return true;
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_way_from_a_blocked_sentence_over_an_appeal_to_the_answer(Language language) {
        var id = 4100 + List.of(Language.values()).indexOf(language);
        var ana = DialogDriver.onboarded(app, id, "Ana", language);
        var name = "Codes-" + language.code();
        flow(id, name, says(language), language);

        Transcript.replay(ana, "review." + language.code(), deed -> {
            assertThat(deed).isEqualTo("an admin finds the rule right");
            olga.type("/start").tap("Scripts to review");
            olga.tap(offered(olga, name)).tap("⛔ The rule is right");
            olga.type("A code that was just sent is never asked for.");
        });
    }

    private static String offered(DialogDriver person, String part) {
        return person.buttons().stream()
                .filter(label -> label.contains(part))
                .findFirst()
                .orElseThrow();
    }

    private static String says(Language language) {
        return Optional.ofNullable(BLOCKED.get(language)).orElseThrow();
    }

    private UserId id(long telegram) {
        return app.get(Users.class).byTelegramId(telegram).orElseThrow().id();
    }

    private FlowId flow(long telegram, String name, String says) {
        return flow(telegram, name, says, Language.EN);
    }

    private FlowId flow(long telegram, String name, String says, Language language) {
        return in(() -> {
            var owner = id(telegram);
            var flow = app.get(Flows.class).create(owner, name, language).orElseThrow();
            app.get(Flows.class)
                    .edit(
                            owner,
                            flow,
                            _ -> new Draft(List.of(
                                    new Step.PlayMessage("s1", says, Optional.of("s2")),
                                    new Step.End("s2", "Goodbye."))));
            return flow;
        });
    }

    private <T> T in(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }
}
