package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallLifeTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_created_call_is_registered_then_ongoing_then_ended_and_told_three_times() {
        var agent = lab.agent(lab.flow(Flows.MENU), "");
        var created = lab.post("/v2/create-phone-call", Lab.callBody(agent, "\"metadata\":{\"attempt\":\"a-1\"}"));
        var id = created.json().path("call_id").asText();
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("call_status").asText()).isEqualTo("registered");

        lab.answered(id);
        assertThat(lab.get("/v2/get-call/" + id).json().path("call_status").asText())
                .isEqualTo("ongoing");
        lab.simulator.press(id, "1");
        lab.untilOver(id);
        var analyzed = lab.event("call_analyzed");

        assertThat(lab.events()).containsExactly("call_started", "call_ended", "call_analyzed");
        assertThat(lab.event("call_started").call().path("call_status").asText())
                .isEqualTo("ongoing");
        assertThat(lab.event("call_started")
                        .call()
                        .path("metadata")
                        .path("attempt")
                        .asText())
                .isEqualTo("a-1");
        var ended = lab.event("call_ended").call();
        assertThat(ended.path("call_status").asText()).isEqualTo("ended");
        assertThat(ended.path("disconnection_reason").asText()).isEqualTo("agent_hangup");
        assertThat(ended.has("call_analysis")).isFalse();
        assertThat(ended.path("end_timestamp").asLong()
                        - ended.path("start_timestamp").asLong())
                .isEqualTo(ended.path("duration_ms").asLong());
        assertThat(ended.path("call_cost").path("combined_cost").decimalValue()).isPositive();
        assertThat(analyzed.call().path("call_analysis").path("call_successful").asBoolean())
                .isTrue();
    }

    @Test
    void the_agent_speaks_the_variables_and_the_transcript_has_words_with_times() {
        var agent = lab.agent(lab.flow(Flows.MENU), "");
        var id = lab.call(agent, "\"retell_llm_dynamic_variables\":{\"first_name\":\"Jana\"}");

        lab.answered(id);
        lab.simulator.press(id, "2");
        lab.untilOver(id);

        var call = lab.get("/v2/get-call/" + id).json();
        assertThat(call.path("transcript").asText())
                .isEqualTo("Agent: Hello Jana. Press 1 for sales, 2 for support.\nAgent: Support it is, goodbye.\n");
        assertThat(call.path("transcript_object")
                        .path(0)
                        .path("words")
                        .path(0)
                        .path("word")
                        .asText())
                .isEqualTo("Hello ");
        assertThat(call.path("transcript_object").path(0).path("words")).hasSize(9);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "busy, not_connected, dial_busy",
        "no_answer, not_connected, dial_no_answer",
        "declines, not_connected, user_declined",
        "fails, error, scam_detected",
        "hangs_up, ended, user_hangup",
        "machine, ended, voicemail_reached",
    })
    void every_callee_ends_the_call_in_its_way(String who, String status, String reason) {
        var callee = switch (who) {
            case "busy" -> new Callee.Busy();
            case "no_answer" -> new Callee.NoAnswer();
            case "declines" -> new Callee.Declines(1_000);
            case "fails" -> new Callee.Fails(500, "scam_detected");
            case "hangs_up" -> new Callee.HangsUp(500, 0);
            default -> new Callee.Voicemail(1_000);
        };
        lab.simulator.script(Lab.THEIRS, callee);
        var id = lab.call(lab.agent(
                lab.flow(Flows.MENU),
                "\"ring_duration_ms\":5000,\"voicemail_option\":{\"action\":{\"type\":\"hangup\"}}"));

        lab.event("call_analyzed");

        var call = lab.get("/v2/get-call/" + id).json();
        assertThat(call.path("call_status").asText()).isEqualTo(status);
        assertThat(call.path("disconnection_reason").asText()).isEqualTo(reason);
        var connected = status.equals("ended");
        assertThat(lab.events().contains("call_started")).isEqualTo(connected);
        assertThat(call.has("start_timestamp")).isEqualTo(connected);
        if (!connected) {
            assertThat(call.path("duration_ms").asInt(-1)).isZero();
            assertThat(call.path("transcript").asText("none")).isEmpty();
            assertThat(call.path("call_cost").path("combined_cost").asInt(-1)).isZero();
        }
        assertThat(call.path("call_analysis").path("in_voicemail").asBoolean()).isEqualTo(who.equals("machine"));
    }

    @Test
    void a_long_call_ends_at_the_limit_of_the_override() {
        lab.simulator.script(Lab.THEIRS, new Callee.LongCall(500, 3_600_000));
        var id = lab.call(
                lab.agent(lab.flow(Flows.MENU), ""), "\"agent_override\":{\"agent\":{\"max_call_duration_ms\":60000}}");

        var over = lab.untilOver(id);

        assertThat(over.reason()).isEqualTo("max_duration_reached");
        assertThat(over.durationMs()).isEqualTo(60_000);
    }

    @Test
    void a_call_whose_alarms_go_off_late_goes_the_same_way_in_the_same_time() {
        var id = lab.call(lab.agent(lab.flow(Flows.SCORE), "\"user_dtmf_options\":{\"termination_key\":\"#\"}"));
        lab.answered(id);
        lab.simulator.press(id, "42#");

        // The sentence is at its end, and so is all patience with a silent callee.
        lab.clock.jump(Duration.ofHours(1));
        lab.untilOver(id);

        var call = lab.get("/v2/get-call/" + id).json();
        assertThat(call.path("disconnection_reason").asText()).isEqualTo("agent_hangup");
        assertThat(call.path("duration_ms").asLong()).isBetween(1_000L, 60_000L);
    }

    @Test
    void a_silent_callee_is_asked_once_whether_they_are_there_and_then_the_silence_ends_the_call() {
        lab.simulator.script(Lab.THEIRS, new Callee.Answers(500, List.of()));
        var id = lab.call(lab.agent(lab.flow(Flows.SCORE), "\"end_call_after_silence_ms\":20000"));

        var over = lab.untilOver(id);

        assertThat(over.reason()).isEqualTo("inactivity");
        assertThat(over.said())
                .extracting(CallView.Line::text)
                .containsExactly("From 1 to 50?", "Are you still there?");
    }

    @Test
    void an_edge_about_silence_is_taken_when_nothing_comes() {
        lab.simulator.script(Lab.THEIRS, new Callee.Answers(500, List.of(new Callee.StaySilent())));
        var id = lab.call(lab.agent(lab.flow(Flows.MENU), ""));

        assertThat(lab.untilOver(id).node()).isEqualTo("Nobody");
    }

    @Test
    void stopping_works_while_talking_only() {
        var id = lab.call(lab.agent(lab.flow(Flows.MENU), ""));
        assertThat(lab.post("/v2/stop-call/" + id, "").status()).isEqualTo(422);
        lab.answered(id);

        assertThat(lab.post("/v2/stop-call/" + id, "").status()).isEqualTo(204);
        assertThat(lab.untilOver(id).reason()).isEqualTo("manual_stopped");
        assertThat(lab.post("/v2/stop-call/" + id, "").status()).isEqualTo(422);
    }

    @Test
    void a_person_can_decline_or_hang_up() {
        var agent = lab.agent(lab.flow(Flows.MENU), "");
        var declined = lab.call(agent);
        lab.until(declined, view -> view.state().equals("ringing"));
        assertThat(lab.simulator.hangUp(declined)).isTrue();
        var hungUp = lab.call(agent);
        lab.answered(hungUp);
        assertThat(lab.simulator.hangUp(hungUp)).isTrue();

        assertThat(lab.untilOver(declined).reason()).isEqualTo("user_declined");
        assertThat(lab.untilOver(hungUp).reason()).isEqualTo("user_hangup");
        assertThat(lab.simulator.answer(hungUp)).isFalse();
    }

    @Test
    void a_transfer_ends_the_call_or_comes_back_when_nobody_answers_there() {
        var agent = lab.agent(lab.flow(Flows.TRANSFER), "");
        lab.simulator.script(Lab.THEIRS, new Callee.Answers(500, List.of()));
        assertThat(lab.untilOver(lab.call(agent)).reason()).isEqualTo("call_transfer");

        lab.simulator.script("+14155550177", new Callee.Busy());
        var failed = lab.untilOver(lab.call(agent));
        assertThat(failed.reason()).isEqualTo("agent_hangup");
        assertThat(failed.said().getLast().text()).isEqualTo("Nobody is free.");
    }

    @Test
    void an_engine_of_prompts_opens_asks_and_says_goodbye() {
        var llm = lab.post("/create-retell-llm", "{\"start_speaker\":\"agent\",\"begin_message\":\"Good day.\"}")
                .json()
                .path("llm_id")
                .asText();
        var agent = lab.post(
                        "/create-agent",
                        "{\"voice_id\":\"retell-Cimo\",\"response_engine\":{\"type\":\"retell-llm\",\"llm_id\":\"" + llm
                                + "\"}}")
                .json()
                .path("agent_id")
                .asText();
        lab.simulator.script(
                Lab.THEIRS, new Callee.Answers(500, List.of(new Callee.Say("fine"), new Callee.Say("no, thanks"))));

        var over = lab.untilOver(lab.call(agent));

        assertThat(over.said()).extracting(CallView.Line::text).first().isEqualTo("Good day.");
        assertThat(over.reason()).isEqualTo("agent_hangup");
    }
}
