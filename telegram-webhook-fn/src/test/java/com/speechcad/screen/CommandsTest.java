package com.speechcad.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.notify.Bot;
import com.speechcad.notify.Commands;
import com.speechcad.text.Language;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be typed anywhere leads where it says, at any moment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {
    private final TestApp app = TestApp.start();
    private long newcomer = 1_000;

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /call      | You have no published flow
            /campaigns | No campaign yet
            /inbox     | Nothing here yet
            /topup     | Which coin
            """, delimiter = '|')
    void each_main_job_has_a_command(String command, String said) {
        var ana = DialogDriver.onboarded(app, 100, "Ana");

        ana.type(command);

        assertThat(ana.screen()).containsIgnoringCase(said).doesNotContain("What you had begun");
        ana.tap("🏠 Home");
        assertThat(ana.screen()).contains("<b>Ana</b>");
    }

    @ParameterizedTest
    @CsvSource({"/call", "/campaigns", "/inbox", "/topup", "/help", "/language", "/dnc"})
    void in_the_middle_of_an_input_what_was_begun_waits_behind_back(String command) {
        var ana = DialogDriver.onboarded(app, 101, "Ana");
        ana.type("/start")
                .tap("Account")
                .tap("📈 Raise my limits")
                .tap("Ask for it")
                .type("Riverside Dental");
        assertThat(ana.screen()).contains("2 of 3");

        ana.type(command);

        assertThat(ana.screen()).contains("What you had begun is kept").doesNotContain("2 of 3");
        ana.tap("‹ Back");
        assertThat(ana.screen()).contains("2 of 3", "Riverside Dental");
        ana.type("Reminders, agreed to at the reception");
        assertThat(ana.screen()).contains("3 of 3");
    }

    @ParameterizedTest
    @CsvSource({"/call", "/campaigns", "/inbox", "/topup"})
    void whoever_is_still_at_the_door_is_told_so_and_stays_there(String command) {
        var bea = DialogDriver.stranger(app, ++newcomer, Language.EN);
        bea.type("/start").tap("✅ English");

        bea.type(command);

        assertThat(bea.screen()).contains("One step first", "What may I call you?");
        bea.type("Bea");
        assertThat(bea.screen()).contains("Do you accept these terms?");
        bea.type(command);
        assertThat(bea.screen()).contains("One step first", "Do you accept these terms?");
    }

    @Test
    void a_first_word_that_is_a_command_begins_the_way_in() {
        var cleo = DialogDriver.stranger(app, 201, Language.FR);

        cleo.type("/call");

        assertThat(cleo.screen()).contains("D’abord cette étape", "Quelle langue");
    }

    @Test
    void a_guest_has_them_too() {
        DialogDriver.onboarded(app, 300, "Ana")
                .type("/start")
                .tap("Account")
                .tap("⚖️ Whom I may call")
                .tap("👤 Guests")
                .tap("🔗 Make a link");
        var code = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql().of("select code from guest_invitation").only(row -> row.text("code")));
        var guest = DialogDriver.stranger(app, 301, Language.EN);
        guest.type("/start g_" + code)
                .tap("✅ English")
                .type("Bea")
                .tap("✅ I accept")
                .shareOwnContact("+14155550134");

        guest.type("/inbox");

        assertThat(guest.screen()).containsIgnoringCase("nothing here yet");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatever_is_listed_leads_somewhere_and_is_explained(Language language) {
        var ana = DialogDriver.onboarded(app, 400 + List.of(Language.values()).indexOf(language), "Ana", language);
        var commands = Commands.in(language);

        assertThat(commands).extracting(Bot.Command::name).contains("call", "campaigns", "inbox", "topup");
        assertThat(commands).allSatisfy(command -> {
            ana.type("/nonsense");
            var unknown = ana.screen().lines().findFirst().orElseThrow();
            ana.type("/" + command.name());
            assertThat(ana.screen()).doesNotContain(unknown);
        });
        var question = switch (language) {
            case EN -> "Which commands are there?";
            case HI -> "कौन-से कमांड हैं?";
            case ZH -> "有哪些命令？";
            case FR -> "Quelles sont les commandes ?";
        };
        ana.type("/help").tap(question);
        assertThat(ana.screen())
                .contains(commands.stream().map(command -> "/" + command.name()).toList());
    }
}
