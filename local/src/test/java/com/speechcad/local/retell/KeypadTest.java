package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeypadTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void each_key_is_an_entry_of_its_own_and_not_in_the_spoken_transcript() {
        var id = lab.call(lab.agent(
                lab.flow(Flows.SCORE), "\"user_dtmf_options\":{\"digit_limit\":3,\"termination_key\":\"#\"}"));
        lab.answered(id);
        lab.simulator.press(id, "42#");
        lab.untilOver(id);

        var call = lab.get("/v2/get-call/" + id).json();
        assertThat(keys(call)).containsExactly("4", "2", "#");
        assertThat(call.path("transcript_object")).allMatch(entry -> entry.has("content"));
        assertThat(call.path("collected_dynamic_variables").path("score").asText())
                .isEqualTo("42");
        assertThat(call.path("transcript").asText()).contains("42 is high.");
    }

    @Test
    void the_limit_completes_an_input_and_the_rest_waits_for_the_next_question() {
        var id = lab.call(lab.agent(lab.flow(Flows.MENU), "\"user_dtmf_options\":{\"digit_limit\":1}"));
        lab.answered(id);
        lab.simulator.press(id, "72");

        var over = lab.untilOver(id);

        assertThat(over.node()).isEqualTo("Support");
        assertThat(over.said()).extracting(CallView.Line::text).contains("Not a choice. 1 or 2.");
    }

    @Test
    void without_limit_and_end_key_an_input_is_complete_when_no_key_follows() {
        var id = lab.call(lab.agent(lab.flow(Flows.SCORE), "\"user_dtmf_options\":{\"timeout_ms\":3000}"));
        lab.answered(id);
        lab.simulator.press(id, "1");
        lab.simulator.press(id, "2");

        lab.untilOver(id);

        assertThat(lab.get("/v2/get-call/" + id)
                        .json()
                        .path("collected_dynamic_variables")
                        .path("score")
                        .asText())
                .isEqualTo("12");
    }

    @Test
    void keys_during_speech_interrupt_only_where_allowed_and_else_wait() {
        var flow = lab.flow(Flows.MENU);
        var patient = lab.call(lab.agent(flow, "\"user_dtmf_options\":{\"digit_limit\":1}"));
        pressWhileSpeaking(patient, "1");
        var hasty =
                lab.call(lab.agent(flow, "\"allow_dtmf_interruption\":true,\"user_dtmf_options\":{\"digit_limit\":1}"));
        pressWhileSpeaking(hasty, "1");

        assertThat(spokenMs(patient)).isEqualTo(3_150);
        assertThat(spokenMs(hasty)).isLessThan(3_150);
        assertThat(lab.untilOver(hasty).node()).isEqualTo("Sales");
    }

    @Test
    void an_agent_that_takes_no_keys_hears_none() {
        var id = lab.call(lab.agent(lab.flow(Flows.MENU), "\"allow_user_dtmf\":false"));
        lab.answered(id);
        lab.simulator.press(id, "1");
        lab.simulator.hangUp(id);

        assertThat(keys(lab.get("/v2/get-call/" + id).json())).isEmpty();
    }

    @Test
    void the_way_through_the_flow_is_in_the_transcript() {
        var id = lab.call(lab.agent(lab.flow(Flows.MENU), "\"user_dtmf_options\":{\"digit_limit\":1}"));
        lab.answered(id);
        lab.simulator.press(id, "1");
        lab.untilOver(id);

        assertThat(lab.get("/v2/get-call/" + id).json().path("transcript_with_tool_calls"))
                .filteredOn(entry -> entry.path("role").asText().equals("node_transition"))
                .extracting(entry -> entry.path("former_node_id").asText() + ">"
                        + entry.path("new_node_id").asText())
                .containsExactly("begin>menu", "menu>sales");
    }

    @Test
    void a_message_that_waits_for_nothing_goes_on_by_itself_and_still_takes_its_key() {
        var said = """
                {"start_speaker":"agent","model_choice":{"type":"cascading","model":"gpt-4.1"},"start_node_id":"hello",
                 "nodes":[
                  {"id":"hello","type":"conversation","instruction":{"type":"static_text","text":"This is a recorded message."},
                   "edges":[{"id":"h9","destination_node_id":"stop","transition_condition":{"type":"prompt",
                    "prompt":"The caller pressed the key 9, or asked not to be called again"}}],
                   "skip_response_edge":{"id":"h","destination_node_id":"bye","transition_condition":{"type":"prompt","prompt":"Skip response"}}},
                  {"id":"stop","type":"end","name":"Stop"},{"id":"bye","type":"end","name":"Bye"}]}
                """;
        var agent =
                lab.agent(lab.flow(said), "\"allow_dtmf_interruption\":true,\"user_dtmf_options\":{\"digit_limit\":1}");
        var alone = lab.call(agent);
        lab.until(alone, view -> view.state().equals("ringing"));
        lab.simulator.answer(alone);
        assertThat(lab.untilOver(alone).node()).isEqualTo("Bye");
        var refusing = lab.call(agent);
        pressWhileSpeaking(refusing, "9");
        assertThat(lab.untilOver(refusing).node()).isEqualTo("Stop");
        var hasty = lab.call(agent);
        pressWhileSpeaking(hasty, "5");
        assertThat(lab.untilOver(hasty).node()).isEqualTo("Bye");
    }

    private void pressWhileSpeaking(String id, String keys) {
        lab.until(id, view -> view.state().equals("ringing"));
        lab.simulator.answer(id);
        lab.until(id, view -> view.speaker().equals("agent"));
        lab.simulator.press(id, keys);
    }

    private long spokenMs(String id) {
        lab.untilOver(id);
        var words = lab.get("/v2/get-call/" + id)
                .json()
                .path("transcript_object")
                .path(0)
                .path("words");
        return Math.round(1000
                * (words.path(8).path("end").asDouble()
                        - words.path(0).path("start").asDouble()));
    }

    private static List<String> keys(JsonNode call) {
        var keys = new ArrayList<String>();
        call.path("transcript_with_tool_calls").forEach(entry -> {
            if (entry.path("role").asText().equals("dtmf")) {
                keys.add(entry.path("digit").asText());
            }
        });
        return keys;
    }
}
