package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.store.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    @TempDir
    Path folder;

    @Test
    void a_conversation_goes_on_after_a_restart() {
        try (var lab = lab()) {
            var id = lab.call(
                    lab.agent(lab.flow(Flows.SCORE), "\"user_dtmf_options\":{\"termination_key\":\"#\"}"),
                    "\"metadata\":{\"attempt\":\"a-1\"}");
            lab.answered(id);
            lab.simulator.press(id, "4");

            lab.restart();
            lab.simulator.press(id, "1#");
            lab.untilOver(id);
            lab.event("call_analyzed");

            var call = lab.get("/v2/get-call/" + id).json();
            assertThat(call.path("transcript").asText()).isEqualTo("Agent: From 1 to 50?\nAgent: 41 is high.\n");
            assertThat(call.path("metadata").path("attempt").asText()).isEqualTo("a-1");
        }
    }

    @Test
    void a_call_whose_time_was_over_meanwhile_ends_after_the_restart() {
        try (var lab = lab()) {
            var id = lab.call(lab.agent(lab.flow(Flows.MENU), ""));
            lab.answered(id);
            lab.simulator.close();
            lab.clock.jump(Duration.ofHours(3));
            lab.restart();

            assertThat(lab.untilOver(id).durationMs()).isPositive();
            assertThat(lab.event("call_ended").call().path("call_id").asText()).isEqualTo(id);
        }
    }

    @Test
    void a_ringing_call_rings_on_and_a_call_without_metadata_comes_back_without() {
        try (var lab = lab()) {
            var id = lab.call(lab.agent(lab.flow(Flows.MENU), "\"ring_duration_ms\":300000"));
            lab.until(id, view -> view.state().equals("ringing"));
            lab.restart();

            assertThat(lab.simulator.ringing()).extracting(CallView::callId).containsExactly(id);
            assertThat(lab.simulator.answer(id)).isTrue();
            assertThat(lab.get("/v2/get-call/" + id).json().has("metadata")).isFalse();
        }
    }

    @Test
    void an_undelivered_webhook_is_delivered_after_the_restart() {
        var patient = List.of(Duration.ofHours(10));
        try (var lab = new Lab(
                Journal.at(folder.resolve("one.journal")),
                settings -> settings.delays(Duration.ofSeconds(1), Duration.ofSeconds(1), patient))) {
            lab.webhookStatus = 503;
            var id = lab.call(lab.agent(lab.flow(Flows.MENU), ""));
            lab.answered(id);
            lab.event("call_started");
            lab.webhookStatus = 204;
            lab.restart();
            lab.clock.jump(Duration.ofHours(1));

            Lab.until(() ->
                    lab.received.stream().anyMatch(one -> one.event().equals("call_started") && one.answered() == 204));
        }
    }

    @Test
    void agents_flows_numbers_scripts_and_faults_are_read_from_the_file() {
        var file = folder.resolve("retell.journal");
        String agent;
        try (var journal = Journal.at(file);
                var lab = new Lab(journal, UnaryOperator.identity())) {
            agent = lab.agent(lab.flow(Flows.MENU), "");
            lab.patch("/update-phone-number/%2B14155550100", "{\"nickname\":\"Main\"}");
            lab.simulator.script(
                    Lab.THEIRS, new Callee.Answers(500, List.of(new Callee.Press("2"), new Callee.HangUp())));
            lab.simulator.faults().add(Fault.once(Fault.Kind.DROP, "call_started"));
        }
        try (var journal = Journal.at(file);
                var lab = new Lab(journal, UnaryOperator.identity())) {
            assertThat(lab.get("/get-phone-number/%2B14155550100")
                            .json()
                            .path("nickname")
                            .asText())
                    .isEqualTo("Main");
            assertThat(lab.simulator.faults().active()).hasSize(1);
            assertThat(lab.untilOver(lab.call(agent)).node()).isEqualTo("Support");
        }
    }

    private Lab lab() {
        return new Lab(Journal.at(folder.resolve("one.journal")), UnaryOperator.identity());
    }
}
