package com.speechcad.screen.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.CallReport;
import com.speechcad.call.CallReport.Analysis;
import com.speechcad.call.CallReport.Phase;
import com.speechcad.call.FakeProvider;
import com.speechcad.call.TakeReport;
import com.speechcad.db.TestApp;
import com.speechcad.dialog.DialogDriver;
import com.speechcad.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions stand with their answers as people read them, and what there is none of is not offered. */
class CallLabelsTest {
    private final CallWorld world = new CallWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_calls_own_values_stand_in_its_questions_and_names_where_there_is_none() {
        var ana = world.caller("Ana", Language.EN, "+14155550191");
        answered(ana, "My number +1 415-555-0191");

        ana.type("/start").tap("Call").tap("My calls").tap(ana.buttons().getFirst());

        assertThat(ana.screen()).contains("Hello there from [home town]?").doesNotContain("{{", "}}");
    }

    @Test
    void over_all_calls_a_question_names_its_variables() {
        var ana = world.caller("Ana", Language.EN, "+14155550192");
        answered(ana, "My number +1 415-555-0192");

        ana.type("/start").tap("Inbox").tap("Answers by flow").tap("Reminder · 1 call");

        assertThat(ana.screen())
                .contains("Hello [first name] from [home town]?")
                .doesNotContain("{{", "}}");
    }

    @Test
    void masked_digits_say_why_they_are_masked() {
        var ana = world.caller("Ana", Language.EN, "+14155550194");
        var call = answered(ana, "My number +1 415-555-0194");
        ana.type("/start").tap("Inbox").tap("Answers by flow").tap("Reminder · 1 call");
        assertThat(ana.screen()).doesNotContain("collect codes");

        answer(call, 7, "TYPED", "••");
        ana.type("/start").tap("Inbox").tap("Answers by flow").tap("Reminder · 1 call");

        assertThat(ana.screen()).contains("••", "so that no call can be used to collect codes");
    }

    @Test
    void a_call_that_was_analysed_without_a_transcript_offers_none() {
        var ana = world.caller("Ana", Language.EN, "+14155550193");
        analysed(called(ana, "My number +1 415-555-0193"));

        ana.type("/start").tap("Call").tap("My calls").tap(ana.buttons().getFirst());

        assertThat(ana.screen()).contains("They agreed.");
        assertThat(ana.buttons()).doesNotContain("Transcript").contains("Receipt");
    }

    private UUID called(DialogDriver person, String number) {
        world.app
                .database()
                .admin(
                        "update flow_version set definition = definition || '{\"defaults\":[{\"name\":\"first_name\",\"value\":\"there\"}]}'");
        person.type("/start").tap("Call").tap("Reminder · v1").tap(number).tap("Call now");
        return world.dispatched();
    }

    private UUID answered(DialogDriver person, String number) {
        var call = called(person, number);
        world.app
                .database()
                .admin("update attempt set labels = '{\"s2\":\"Hello {{first_name}} from {{home_town}}?\"}'");
        world.ended(call);
        answer(call, 2, "KEY", "1");
        return call;
    }

    private void answer(UUID call, int step, String kind, String shown) {
        world.app.database().admin("""
                insert into call_answer (tenant_id, attempt_id, seq, step, kind, shown, visible_at)
                select 1, '%1$s', coalesce(max(seq), 0) + 1, 's%2$d', '%3$s', '%4$s', timestamptz '%5$s' from call_answer
                where attempt_id = '%1$s\'""".formatted(
                        call, step, kind, shown, world.app.clock().instant()));
    }

    private void analysed(UUID call) {
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
                List.of(),
                List.of(),
                Optional.of(new Analysis("They agreed.", "Positive", false, Optional.of(true), Map.of())));
        world.app.get(TakeReport.class).take(TestApp.TENANT, report);
        world.runJobs();
    }
}
