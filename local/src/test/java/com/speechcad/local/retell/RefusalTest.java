package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_wrong_key_is_401() {
        var answer = lab.send("GET", "/list-voices", "", "key_other");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo("{\"status\":\"error\",\"message\":\"API key is missing or invalid.\"}");
    }

    @Test
    void an_unknown_path_is_the_servers_404() {
        var answer = lab.get("/v2/list-calls");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("Cannot GET /v2/list-calls");
    }

    @ParameterizedTest(name = "agent with {0}: {1}")
    @CsvSource(textBlock = """
            "max_call_duration_ms":59999             | request/body/max_call_duration_ms must be >= 60000
            "max_call_duration_ms":7200001           | request/body/max_call_duration_ms must be <= 7200000
            "voice_speed":0.4                        | request/body/voice_speed must be >= 0.5
            "language":"xx-XX"                       | request/body/language must be equal to one of the allowed values: en-US, en-IN, en-GB, en-AU, en-NZ, de-DE, es-ES, es-419, hi-IN, fr-FR, fr-CA, ja-JP, pt-PT, pt-BR, zh-CN, ru-RU, it-IT, ko-KR, nl-NL, nl-BE, pl-PL, tr-TR, vi-VN, ro-RO, bg-BG, ca-ES, th-TH, da-DK, fi-FI, el-GR, hu-HU, id-ID, no-NO, sk-SK, sv-SE, lt-LT, lv-LV, cs-CZ, ms-MY, af-ZA, ar-SA, az-AZ, bs-BA, cy-GB, fa-IR, fil-PH, gl-ES, he-IL, hr-HR, hy-AM, is-IS, kk-KZ, kn-IN, mk-MK, mr-IN, ne-NP, sl-SI, sr-RS, sw-KE, ta-IN, ur-IN, yue-CN, uk-UA
            "voice_id":7                             | request/body/voice_id must be string
            "ring_duration_ms":4999                  | request/body/ring_duration_ms must be >= 5000
            "user_dtmf_options":{"digit_limit":51}   | request/body/user_dtmf_options/digit_limit must be <= 50
            "user_dtmf_options":{"timeout_ms":999}   | request/body/user_dtmf_options/timeout_ms must be >= 1000
            "data_storage_retention_days":731        | request/body/data_storage_retention_days must be <= 730
            "pii_config":{"mode":"post_call"}        | request/body/pii_config must have required property 'categories'
            """, delimiter = '|')
    void an_agent_out_of_range_is_400_in_the_validators_words(String field, String text) {
        var answer = lab.patch("/update-agent/" + lab.agent(lab.flow(Flows.MENU), ""), "{" + field + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error_message").asText()).isEqualTo(text);
        assertThat(answer.json().has("status")).isFalse();
    }

    @Test
    void an_event_nobody_knows_cannot_be_subscribed() {
        var answer = lab.patch(
                "/update-agent/" + lab.agent(lab.flow(Flows.MENU), ""), "{\"webhook_events\":[\"call_begun\"]}");

        assertThat(answer.error())
                .startsWith("request/body/webhook_events/0 must be equal to one of the allowed values");
    }

    @Test
    void an_agent_needs_an_engine_and_a_voice_that_exist() {
        assertThat(lab.post("/create-agent", "{\"voice_id\":\"retell-Cimo\"}").error())
                .isEqualTo("request/body must have required property 'response_engine'");
        var engine = "\"response_engine\":{\"type\":\"conversation-flow\",\"conversation_flow_id\":\"";
        assertThat(lab.post("/create-agent", "{\"voice_id\":\"retell-Cimo\"," + engine + "nope\"}}")
                        .status())
                .isEqualTo(422);
        var flow = lab.flow(Flows.MENU);
        assertThat(lab.post("/create-agent", "{\"voice_id\":\"nobody\"," + engine + flow + "\"}}")
                        .error())
                .isEqualTo("Item nobody not found from voice");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(textBlock = """
            "destination_node_id":"sales"  | "destination_node_id":"nowhere" | Edge e1 of node menu leads to a node that does not exist: nowhere
            "start_node_id":"menu"         | "start_node_id":"x"             | start_node_id refers to a node that does not exist: x
            "id":"again"                   | "id":"menu"                     | Duplicate node id: menu
            "start_speaker":"agent",       | ''                              | request/body must have required property 'start_speaker'
            "prompt":"Else"                | "prompt":"Otherwise"            | request/body/nodes/0/else_edge/transition_condition/prompt must be equal to one of the allowed values: Else
            "type":"end"                   | "type":"finish"                 | request/body/nodes/2/type must be equal to one of the allowed values
            "model":"gpt-4.1"              | "model":"gpt-1"                 | request/body/model_choice/model must be equal to one of the allowed values
            "first_name":"there"           | "first_name":7                  | request/body/default_dynamic_variables/first_name must be string
            """, delimiter = '|')
    void a_flow_with_a_loose_end_is_400(String part, String instead, String text) {
        var answer = lab.post("/create-conversation-flow", Flows.MENU.replaceFirst(part.replace("{", "\\{"), instead));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith(text);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(textBlock = """
            {"to_number":"+14155550123"}                                 | 400 | request/body must have required property 'from_number'
            {"from_number":"","to_number":"+14155550123"}                | 400 | request/body/from_number must NOT have fewer than 1 characters
            {"from_number":"+14155550199","to_number":"+14155550123"}    | 404 | Item +14155550199 not found from phone-number
            {"from_number":"+14155550100","to_number":"+14155550123"}    | 400 | No outbound agent id set up for phone number
            {"from_number":"+14155550100","to_number":"4155550123"}      | 400 | to_number must be in E.164 format: 4155550123
            {"from_number":"+14155550100","to_number":"+14155550123","override_agent_id":"a"} | 422 | Cannot find requested asset under given api key.
            {"from_number":"+14155550100","to_number":"+14155550123","retell_llm_dynamic_variables":{"n":1}} | 400 | request/body/retell_llm_dynamic_variables/n must be string
            {"from_number":"+14155550100","to_number":"+14155550123","agent_override":{"agent":{"max_call_duration_ms":1}}} | 400 | request/body/agent_override/agent/max_call_duration_ms must be >= 60000
            """, delimiter = '|')
    void a_call_that_cannot_be_made_is_refused_with_its_reason(String body, int status, String text) {
        var answer = lab.post("/v2/create-phone-call", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(text);
        assertThat(lab.simulator.calls()).isEmpty();
    }

    @Test
    void a_number_with_dashes_is_taken_and_fails_later() {
        var agent = lab.agent(lab.flow(Flows.MENU), "");
        var id = lab.post("/v2/create-phone-call", Lab.callBody(agent, "").replace(Lab.THEIRS, "+1 415-555-0123"))
                .json()
                .path("call_id")
                .asText();

        assertThat(lab.untilOver(id).reason()).isEqualTo("invalid_destination");
    }

    @Test
    void a_published_version_never_changes_and_a_draft_gets_its_own_flow() {
        var flow = lab.flow(Flows.MENU);
        var agent = lab.agent(flow, "");
        assertThat(lab.post("/publish-agent-version/" + agent, "{\"version\":0}")
                        .status())
                .isEqualTo(200);

        assertThat(lab.patch("/update-agent/" + agent, "{\"volume\":1}").error())
                .isEqualTo("Cannot update a published agent version.");
        assertThat(lab.patch("/update-conversation-flow/" + flow, "{\"global_prompt\":\"x\"}")
                        .error())
                .isEqualTo("Cannot update a published conversation flow version.");
        assertThat(lab.post("/publish-agent-version/" + agent, "{\"version\":0}")
                        .status())
                .isEqualTo(400);
        assertThat(lab.post("/publish-agent-version/" + agent, "{\"version\":7}")
                        .status())
                .isEqualTo(404);
        var draft = lab.post("/create-agent-version/" + agent, "{\"base_version\":0}");
        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.json().path("response_engine").path("version").asInt()).isEqualTo(1);
        assertThat(lab.patch("/update-conversation-flow/" + flow, "{\"global_prompt\":\"x\"}")
                        .status())
                .isEqualTo(200);
        assertThat(lab.get("/get-conversation-flow/" + flow + "?version=0")
                        .json()
                        .has("global_prompt"))
                .isFalse();
        assertThat(lab.get("/list-agent-versions/" + agent).json().path("items"))
                .extracting(item -> item.path("version").asInt() + ":"
                        + item.path("is_published").asBoolean())
                .containsExactly("1:false", "0:true");
    }

    @Test
    void a_flow_in_use_is_deleted_only_by_force() {
        var flow = lab.flow(Flows.MENU);
        lab.agent(flow, "");

        assertThat(lab.delete("/delete-conversation-flow/" + flow).status()).isEqualTo(400);
        assertThat(lab.delete("/delete-conversation-flow/" + flow + "?force_delete=true")
                        .status())
                .isEqualTo(204);
        assertThat(lab.get("/get-conversation-flow/" + flow).status()).isEqualTo(404);
    }

    @Test
    void settings_choose_the_other_words_the_other_status_and_closed_bodies() {
        try (var strict = new Lab(settings -> settings.strictness(new Strictness(false, 404, true, false, true)))) {
            var answer = strict.post("/create-conversation-flow", Flows.MENU.replaceFirst("\\{", "{\"colour\":1,"));
            assertThat(answer.text())
                    .isEqualTo("{\"status\":\"error\",\"message\":\"request/body must NOT have additional properties:"
                            + " colour\"}");
            assertThat(strict.get("/v2/get-call/call_1").status()).isEqualTo(404);
            var id = strict.call(strict.agent(strict.flow(Flows.MENU), ""));
            strict.until(id, view -> view.state().equals("ringing"));
            assertThat(strict.post("/v2/stop-call/" + id, "").status()).isEqualTo(204);
        }
    }

    @Test
    void limits_are_429() {
        try (var small = new Lab(settings -> settings.limits(2, 1000))) {
            var agent = small.agent(small.flow(Flows.MENU), "");
            small.call(agent);
            small.call(agent);
            var third = small.post("/v2/create-phone-call", Lab.callBody(agent, ""));
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.error()).isEqualTo("Account rate limited, please throttle your requests.");
            var told = small.get("/get-concurrency").json();
            assertThat(told.path("current_concurrency").asInt()).isEqualTo(2);
            assertThat(told.path("concurrency_limit").asInt()).isEqualTo(2);
        }
        try (var slow = new Lab(settings -> settings.limits(20, 1))) {
            var agent = slow.agent(slow.flow(Flows.MENU), "");
            slow.call(agent);
            assertThat(slow.post("/v2/create-phone-call", Lab.callBody(agent, ""))
                            .status())
                    .isEqualTo(429);
            slow.clock.jump(Duration.ofSeconds(1));
            assertThat(slow.call(agent)).isNotEmpty();
        }
    }

    @Test
    void over_the_limit_may_also_become_a_call_that_ends_in_error() {
        try (var small = new Lab(
                settings -> settings.limits(1, 1000).strictness(new Strictness(true, 422, false, true, false)))) {
            var agent = small.agent(small.flow(Flows.MENU), "");
            small.call(agent);
            var second = small.untilOver(small.call(agent));
            assertThat(List.of(second.status(), second.reason())).containsExactly("error", "concurrency_limit_reached");
        }
    }
}
