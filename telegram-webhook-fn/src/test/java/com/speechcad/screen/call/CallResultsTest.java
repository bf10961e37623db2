package com.speechcad.screen.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.CallReport;
import com.speechcad.call.CallReport.Analysis;
import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.CallReport.Turn;
import com.speechcad.call.FakeProvider;
import com.speechcad.call.TakeReport;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.dialog.Incoming;
import com.speechcad.dialog.ShortId;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Summary, mood, judgement and variables of calls: on the call's screen, and one under the other in the inbox. */
class CallResultsTest {
    private final CallWorld world = new CallWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_calls_screen_says_mood_judgement_and_variables_once_it_is_over() {
        var ana = world.caller("Ana", Language.EN, "+14155550181");
        defaults();
        var call = calls(ana, "My number +1 415-555-0181");
        ana.type("/start").tap("Call").tap("My calls").tap(ana.buttons().getFirst());
        assertThat(ana.screen()).doesNotContain("first_name", "Mood");

        analysed(
                call,
                new Analysis(
                        "They agreed to 4155550181.",
                        "Positive",
                        false,
                        Optional.of(true),
                        Map.of("reason", "moved on 4155550181")));
        assertThat(ana.seen()).contains("📝 They agreed to •••.", "Mood: good", "reached its aim");
        ana.type("/start").tap("Call").tap("My calls").tap(ana.buttons().getFirst());
        assertThat(ana.screen())
                .contains("Mood: good · ✅ reached its aim")
                .contains("The call was made with", "<code>first_name</code> = there")
                .contains("Found out afterwards", "<code>reason</code> = moved on •••")
                .doesNotContain("4155550181");
        ana.tap("Variables");
        assertThat(ana.screen()).contains("Variables", "<code>first_name</code> = there");
    }

    @Test
    void what_was_answered_is_a_variable_when_it_may_be_seen() {
        var ana = world.caller("Ana", Language.EN, "+14155550182");
        var call = calls(ana, "My number +1 415-555-0182");
        world.ended(call);
        answer(call, 7, "zip", "•••••1", "interval '10 minutes'");
        answer(call, 8, "day", "Monday", "interval '0'");

        ana.type("/start").tap("Call").tap("My calls").tap(ana.buttons().getFirst());
        assertThat(ana.screen()).as("the answers stand with their questions").doesNotContain("It brought");
        ana.tap("Variables");
        assertThat(ana.screen())
                .contains("It brought", "<code>day</code> = Monday")
                .doesNotContain("zip");
        ana.type("/start")
                .tap("Inbox")
                .tap("Answers by flow")
                .tap("Reminder · 1 call")
                .tap("Variables");
        assertThat(ana.screen())
                .contains("day</code> · was answered", "Monday · once")
                .doesNotContain("zip");

        world.app.clock().advance(Duration.ofMinutes(11));
        ana.type("/start")
                .tap("Inbox")
                .tap("Answers by flow")
                .tap("Reminder · 1 call")
                .tap("Variables");
        assertThat(ana.screen()).contains("zip", "•••••1");

        world.app.clock().advance(Duration.ofDays(29));
        ana.type("/start")
                .tap("Inbox")
                .tap("Answers by flow")
                .tap("Reminder · 1 call")
                .tap("Variables");
        assertThat(ana.screen()).contains("Monday · once");
        world.app.clock().advance(Duration.ofDays(3));
        ana.type("/start")
                .tap("Inbox")
                .tap("Answers by flow")
                .tap("Reminder · 1 call")
                .tap("Variables");
        assertThat(ana.screen()).contains("None of its calls").doesNotContain("Monday");
    }

    @Test
    void what_was_said_leaves_the_inbox_with_the_recordings_and_the_keys_stay() {
        var ana = world.caller("Ana", Language.EN, "+14155550187");
        var call = calls(ana, "My number +1 415-555-0187");
        world.ended(call);
        answer(call, 7, "day", "Monday", "interval '0'");
        world.app
                .database()
                .admin("update call_answer set keep_until = visible_at + interval '30 days' where kind <> 'KEY'");

        ana.type("/start").tap("Inbox").tap("Answers by flow").tap("Reminder · 1 call");
        assertThat(ana.screen()).contains("Monday", "To confirm press 1.");
        world.app.clock().advance(Duration.ofDays(30));
        ana.type("/start").tap("Inbox").tap("Answers by flow").tap("Reminder · 1 call");
        assertThat(ana.screen()).contains("To confirm press 1.").doesNotContain("Monday");
    }

    @Test
    void words_said_at_a_menu_stand_apart_from_the_keys_that_were_pressed_there() {
        var ana = world.caller("Ana", Language.EN, "+14155550188");
        var call = calls(ana, "My number +1 415-555-0188");
        world.ended(call);
        answer(call, 2, "SPOKEN", "hello there");
        answer(call, 2, "KEY", "4");
        answer(call, 2, "KEY", "5");

        ana.type("/start").tap("Inbox").tap("Answers by flow").tap("Reminder · 1 call");

        assertThat(ana.screen()).contains("“hello there”").doesNotContain("“4”", "“5”");
    }

    private void answer(UUID call, int step, String kind, String shown) {
        world.app.database().admin("""
                insert into call_answer (tenant_id, attempt_id, seq, step, kind, shown, visible_at)
                select 1, '%1$s', coalesce(max(seq), 0) + 1, 's%2$d', '%3$s', '%4$s', timestamptz '%5$s' from call_answer
                where attempt_id = '%1$s\'""".formatted(
                        call, step, kind, shown, world.app.clock().instant()));
    }

    @Test
    void summaries_are_listed_by_flow_and_end_with_the_other_words() {
        var ana = world.caller("Ana", Language.FR, "+14155550183");
        var call = calls(ana, "Mon numéro +1 415-555-0183", "Appeler", "Appeler");
        analysed(call, new Analysis("Ils ont dit oui.", "Negative", false, Optional.of(false), Map.of()));
        var bob = world.caller("Bob", Language.EN, "+14155550184");

        ana.type("/start").tap("Boîte de réception").tap("Résumés et humeur (1)");
        assertThat(ana.screen()).contains("Ils ont dit oui.", "Humeur\u00a0: mauvaise", "objectif non atteint");
        var flow = world.inTenant(() -> world.app
                .sql()
                .of("select v.flow_id from attempt a join flow_version v on v.id = a.flow_version_id")
                .only(row -> row.uuid("flow_id")));
        ana.send(new Incoming.Tapped("c", 1, "o:inbox.summaries:" + ShortId.of(flow)));
        assertThat(ana.screen()).contains("Reminder", "Ils ont dit oui.");
        bob.send(new Incoming.Tapped("c", 1, "o:inbox.summaries:" + ShortId.of(flow)));
        assertThat(bob.screen()).doesNotContain("oui");
        bob.send(new Incoming.Tapped("c", 1, "o:inbox.variables:" + ShortId.of(flow)));
        assertThat(bob.screen()).doesNotContain("Reminder");

        world.app.clock().advance(Duration.ofDays(29));
        ana.type("/start").tap("Boîte de réception").tap("Résumés et humeur (1)");
        assertThat(ana.screen()).contains("Ils ont dit oui.");
        world.app.clock().advance(Duration.ofDays(2));
        ana.type("/start").tap("Boîte de réception").tap("Résumés et humeur (0)");
        assertThat(ana.screen()).contains("Rien ici");
    }

    @Test
    void all_of_ones_own_calls_are_hung_up_with_one_tap_and_nobody_elses() {
        var ana = world.caller("Ana", Language.EN, "+14155550185");
        var bob = world.caller("Bob", Language.EN, "+14155550186");
        calls(bob, "My number +1 415-555-0186");
        calls(ana, "My number +1 415-555-0185");
        ana.type("/start")
                .tap("Call")
                .tap("Reminder · v1")
                .tap("My number +1 415-555-0185")
                .tap("Call now");

        ana.type("/start").tap("Call").tap("My calls").tap("Running");
        ana.tap("Hang up all");
        assertThat(ana.screen()).contains("all 2 calls");
        ana.tap("Hang up all");
        assertThat(ana.toast()).contains("2 calls are being hung up");
        world.runJobs();

        assertThat(world.provider.stopped).hasSize(1);
    }

    private UUID calls(DialogDriver person, String number) {
        return calls(person, number, "Call", "Call now");
    }

    private UUID calls(DialogDriver person, String number, String call, String now) {
        person.type("/start").tap(call).tap("Reminder · v1").tap(number).tap(now);
        return world.dispatched();
    }

    private void defaults() {
        world.app
                .database()
                .admin(
                        "update flow_version set definition = definition || '{\"defaults\":[{\"name\":\"first_name\",\"value\":\"there\"}]}'");
    }

    private void answer(UUID call, int seq, String variable, String shown, String after) {
        world.app.database().admin("""
                insert into call_answer (tenant_id, attempt_id, seq, step, kind, shown, visible_at, variable)
                values (1, '%s', %d, 's%d', 'SPOKEN', '%s', timestamptz '%s' + %s, '%s')""".formatted(
                        call, seq, seq, shown, world.app.clock().instant(), after, variable));
    }

    private void analysed(UUID call, Analysis analysis) {
        var now = world.app.clock().instant();
        var report = new CallReport(
                Optional.of(call),
                FakeProvider.callOf(call),
                Phase.ENDED,
                Optional.of(now),
                Optional.of(now.plusMillis(20_500)),
                Optional.of(Duration.ofMillis(20_500)),
                Optional.of("user_hangup"),
                false,
                List.of(new Turn.Moved("preamble", "s1")),
                List.of(new Turn.Said(true, "Hello")),
                Optional.of(analysis));
        world.app.get(TakeReport.class).take(TestApp.TENANT, report);
        world.runJobs();
    }
}
