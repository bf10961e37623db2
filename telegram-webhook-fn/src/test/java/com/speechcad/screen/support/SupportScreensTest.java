package com.speechcad.screen.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A question on its way to those who run the tenant, and the answer on its way back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupportScreensTest {
    private final TestApp app = TestApp.start();
    private DialogDriver olga = DialogDriver.onboarded(app, 3001, "Olga");

    @BeforeAll
    void an_admin() {
        olga = DialogDriver.onboarded(app, 3001, "Olga");
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Users.class)
                                .makeAdmin(
                                        app.get(Users.class)
                                                .byTelegramId(3001)
                                                .orElseThrow()
                                                .id(),
                                        true));
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_question_reaches_an_admin_and_the_answer_comes_back_in_the_persons_language() {
        var ana = DialogDriver.onboarded(app, 3002, "Ana", Language.FR);
        ana.type("/help").tap("🛟 Demander à une personne").tap("✍️ Poser une question");
        ana.type("Pourquoi <b>$0.02</b> ?");
        assertThat(ana.screen())
                .contains("Question n°\u00a0", "en attente de notre réponse", "&lt;b&gt;$0.02&lt;/b&gt;");

        assertThat(olga.seen()).contains("<b>Ana</b> asks", "standard", "&lt;b&gt;$0.02&lt;/b&gt;");
        olga.tap("Answer");
        assertThat(olga.screen()).contains("Ana", "waiting for us");
        olga.type("A recording costs $0.02.");
        assertThat(olga.screen()).contains("Sent to the person");

        assertThat(ana.seen()).contains("<b>Assistance</b>", "A recording costs $0.02.");
        ana.tap("Répondre");
        assertThat(ana.screen()).contains("avec réponse", "Pourquoi", "A recording costs $0.02.");
        ana.type("Merci !");
        assertThat(olga.seen()).contains("Merci !");
        ana.tap("C’est réglé");
        assertThat(ana.buttons()).anyMatch(label -> label.startsWith("✅ clôturée"));
    }

    @Test
    void whoever_has_not_come_in_yet_is_led_on_to_the_question_after_the_door() {
        var nora = DialogDriver.stranger(app, 3020, Language.EN);
        nora.type("/start").tap("✅ English").type("Nora").tap("✅ I accept");
        app.tx()
                .run(
                        TestApp.TENANT,
                        () -> app.get(Users.class)
                                .makeAdmin(
                                        app.get(Users.class)
                                                .byTelegramId(3020)
                                                .orElseThrow()
                                                .id(),
                                        true));
        var pia = DialogDriver.onboarded(app, 3021, "Pia");
        pia.type("/help").tap("🛟 Ask a person").tap("✍️ Ask something").type("Is anybody there?");

        nora.tap("Answer");
        assertThat(nora.buttons()).contains("➡️ Go on to what you tapped").doesNotContain("Look around first");
        nora.tap("➡️ Go on to what you tapped");

        assertThat(nora.screen()).contains("Pia", "Is anybody there?");
        nora.type("Yes, always.");
        assertThat(pia.seen()).contains("Yes, always.");
    }

    @Test
    void staff_reads_a_long_question_whole_and_finds_it_again_when_it_is_answered_and_closed() {
        var finn = DialogDriver.onboarded(app, 3006, "Finn");
        var question = "Long story. " + "b".repeat(1_900) + " And the end?";
        finn.type("/help").tap("🛟 Ask a person").tap("✍️ Ask something").type(question);
        olga.type("/start")
                .tap("Admin")
                .tap("Support requests")
                .tap("standard · Finn · Long story. bbbbbbbbbbbbbbbbbbbbbbbbbbb…");
        assertThat(olga.screen()).contains("Long story.", "And the end?");

        olga.type("Here it is.");
        olga.type("/start").tap("Admin").tap("Support requests").tap("💬 answered");
        assertThat(olga.screen()).contains("answered question");
        olga.tap("standard · Finn · Long story. bbbbbbbbbbbbbbbbbbbbbbbbbbb…").tap("It is settled");
        olga.type("/start").tap("Admin").tap("Support requests").tap("✅ closed");
        assertThat(olga.screen()).contains("closed question");
        olga.tap("standard · Finn · Long story. bbbbbbbbbbbbbbbbbbbbbbbbbbb…");
        assertThat(olga.screen()).contains("And the end?", "Here it is.", "closed");

        finn.type("/help").tap("🛟 Ask a person").tap("✅ closed · Long story. bbbbbbbbbbbbbbbbbbbbbbbbbbb…");
        assertThat(finn.screen()).contains("And the end?", "Here it is.");
    }

    @Test
    void whoever_turned_back_sees_the_new_line_whoever_wrote_it() {
        var gil = DialogDriver.onboarded(app, 3007, "Gil");
        gil.type("/help").tap("🛟 Ask a person").tap("✍️ Ask something").type("Question 1");
        for (int i = 1; i <= 6; i++) {
            gil.type("More " + i);
        }
        gil.tap("›");
        assertThat(gil.screen()).contains("Question 1").doesNotContain("More 6");

        gil.type("More 7");
        assertThat(gil.screen()).contains("More 7", "More 6").doesNotContain("Question 1");

        gil.tap("›");
        olga.tap("Answer").type("Seen.");
        gil.tap("Reply");
        assertThat(gil.screen()).contains("Seen.", "More 7").doesNotContain("Question 1");
    }

    @Test
    void nobody_reads_or_closes_anothers_question() {
        var bob = DialogDriver.onboarded(app, 3003, "Bob");
        bob.type("/help").tap("🛟 Ask a person").tap("✍️ Ask something").type("Only for your eyes");
        var number = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql().of("select max(id) as id from ticket").only(row -> row.number("id")));
        var eve = DialogDriver.onboarded(app, 3004, "Eve");

        eve.send(new Incoming.Tapped("c", 1, "o:support.ticket:" + number));
        assertThat(eve.screen()).doesNotContain("Only for your eyes");
        eve.send(new Incoming.Tapped("c", 1, "o:admin.ticket:" + number));
        assertThat(eve.screen()).doesNotContain("Only for your eyes");
        eve.send(new Incoming.Tapped("c", 1, "o:admin.tickets"));
        assertThat(eve.screen()).doesNotContain("Only for your eyes");
    }

    @Test
    void more_than_five_open_questions_are_not_taken_and_nothing_typed_is_lost_in_a_long_one() {
        var dan = DialogDriver.onboarded(app, 3005, "Dan");
        for (int i = 1; i <= 5; i++) {
            dan.type("/help").tap("🛟 Ask a person").tap("✍️ Ask something").type("Question " + i);
        }
        dan.type("/help").tap("🛟 Ask a person").tap("✍️ Ask something").type("Question 6");
        assertThat(dan.screen()).contains("You have 5 open questions");

        dan.tap("⏳ waiting for us · Question 1");
        for (int i = 1; i <= 6; i++) {
            dan.type("More " + i);
        }
        assertThat(dan.screen()).contains("More 3", "More 6").doesNotContain("More 2\n");
        dan.tap("›");
        assertThat(dan.screen()).contains("Question 1", "More 2");
        dan.tap("‹");
        var long1 = "a".repeat(1_990) + " <end>";
        dan.type(long1);
        assertThat(dan.screen()).contains("&lt;end&gt;", "More 6").doesNotContain("More 2");
        dan.type(long1);
        assertThat(dan.screen()).as("two of the longest are no message").doesNotContain("More 6");
        dan.type("x".repeat(2001));
        assertThat(dan.screen()).contains("2,001", "2,000");
    }
}
