package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListCallsTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_call_is_found_by_its_metadata_even_before_it_rings_and_without_its_transcript() {
        var agent = lab.agent(lab.flow(Flows.MENU), "");
        lab.call(agent, "\"metadata\":{\"attempt\":\"a-1\"}");
        var second = lab.call(agent, "\"metadata\":{\"attempt\":\"a-2\",\"n\":5,\"live\":true}");
        assertThat(ids(criteria("\"metadata\":[" + text("attempt", "a-2") + "]")))
                .containsExactly(second);
        assertThat(ids(criteria("\"metadata\":[" + text("attempt", "a-3") + "]")))
                .isEmpty();
        assertThat(ids(criteria("\"metadata\":[{\"key\":\"n\",\"type\":\"number\",\"op\":\"eq\",\"value\":5.0}]")))
                .containsExactly(second);
        assertThat(ids(criteria("\"metadata\":[{\"key\":\"live\",\"type\":\"present\",\"op\":\"np\"}]")))
                .doesNotContain(second);

        lab.answered(second);
        lab.simulator.press(second, "1");
        lab.event("call_analyzed");
        var item = lab.post(
                        "/v3/list-calls",
                        criteria("\"call_id\":{\"type\":\"string\",\"op\":\"eq\",\"value\":\"" + second + "\"}"))
                .json()
                .path("items")
                .path(0);
        assertThat(item.path("recording_url").asText()).isNotEmpty();
        assertThat(List.of("transcript", "transcript_object", "transcript_with_tool_calls"))
                .noneMatch(item::has);
    }

    @Test
    void criteria_are_joined_by_and() {
        lab.simulator.script(Lab.THEIRS, new Callee.Busy());
        var agent = lab.agent(lab.flow(Flows.MENU), "");
        var busy = lab.call(agent);
        lab.untilOver(busy);
        lab.simulator.script(Lab.THEIRS, new Callee.HangsUp(0, 5_000));
        var hungUp = lab.call(agent);
        lab.untilOver(hungUp);

        assertThat(ids(criteria(in("call_status", "not_connected")))).containsExactly(busy);
        assertThat(ids(criteria(in("disconnection_reason", "user_hangup")))).containsExactly(hungUp);
        assertThat(ids(criteria("\"duration_ms\":{\"type\":\"range\",\"op\":\"bt\",\"value\":[4000,9000]}")))
                .containsExactly(hungUp);
        assertThat(ids(criteria(in("call_status", "not_connected") + "," + in("disconnection_reason", "user_hangup"))))
                .isEmpty();
        assertThat(ids(criteria("\"agent\":[{\"agent_id\":\"" + agent + "\",\"version\":[0]}]")))
                .hasSize(2);
        assertThat(ids(criteria("\"agent\":[{\"agent_id\":\"" + agent + "\",\"version\":[1]}]")))
                .isEmpty();
        assertThat(ids(criteria("\"to_number\":{\"type\":\"string\",\"op\":\"ew\",\"value\":\"0123\"}")))
                .hasSize(2);
    }

    @Test
    void pages_follow_each_other_newest_first() {
        var agent = lab.agent(lab.flow(Flows.MENU), "");
        var first = call(agent, 1);
        var second = call(agent, 2);
        var third = call(agent, 3);

        var page = lab.post("/v3/list-calls", "{\"limit\":2,\"include_total\":true}")
                .json();
        assertThat(page.path("has_more").asBoolean()).isTrue();
        assertThat(page.path("total").asInt()).isEqualTo(3);
        assertThat(page.path("items"))
                .extracting(item -> item.path("call_id").asText())
                .containsExactly(third, second);
        assertThat(ids("{\"limit\":2,\"pagination_key\":\""
                        + page.path("pagination_key").asText() + "\"}"))
                .containsExactly(first);
        assertThat(ids("{\"sort_order\":\"ascending\"}")).containsExactly(first, second, third);
        assertThat(ids("{\"skip\":1}")).containsExactly(second, first);
        assertThat(lab.post("/v3/list-calls", "{\"skip\":1,\"pagination_key\":\"call_1\"}")
                        .status())
                .as("one way to go on or the other")
                .isEqualTo(400);
    }

    @Test
    void the_old_form_of_filters_is_refused() {
        var answer = lab.post("/v3/list-calls", criteria("\"call_status\":[\"ended\"]"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("request/body/filter_criteria/call_status must be object");
        assertThat(lab.post("/v3/list-calls", criteria(in("call_status", "registered")))
                        .error())
                .isEqualTo(
                        "request/body/filter_criteria/call_status/value/0 must be equal to one of the allowed values:"
                                + " not_connected, ongoing, ended, error");
    }

    @Test
    void a_call_is_changed_only_towards_stricter_storage_and_deleted_when_over() {
        lab.simulator.script(Lab.THEIRS, new Callee.HangsUp(0, 2_000));
        var id = lab.call(lab.agent(lab.flow(Flows.MENU), ""));
        assertThat(lab.delete("/v2/delete-call/" + id).status()).isEqualTo(422);
        lab.untilOver(id);

        var changed = lab.patch(
                "/v2/update-call/" + id,
                "{\"metadata\":{\"a\":\"b\"},\"data_storage_setting\":\"basic_attributes_only\"}");
        assertThat(changed.json().path("metadata").path("a").asText()).isEqualTo("b");
        assertThat(changed.json().has("recording_url")).isFalse();
        assertThat(lab.patch("/v2/update-call/" + id, "{\"data_storage_setting\":\"everything\"}")
                        .status())
                .isEqualTo(400);
        assertThat(lab.delete("/v2/delete-call/" + id).status()).isEqualTo(204);
        assertThat(lab.get("/v2/get-call/" + id).status()).isEqualTo(422);
    }

    /** A millisecond apart, so that their order is sure. */
    private String call(String agent, int millisecond) {
        lab.clock.jump(Duration.ofMillis(millisecond));
        return lab.call(agent);
    }

    private List<String> ids(String body) {
        var answer = lab.post("/v3/list-calls", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("call_id").asText())
                .toList();
    }

    private static String criteria(String criteria) {
        return "{\"filter_criteria\":{" + criteria + "}}";
    }

    private static String text(String key, String value) {
        return "{\"key\":\"" + key + "\",\"type\":\"string\",\"op\":\"eq\",\"value\":\"" + value + "\"}";
    }

    private static String in(String field, String value) {
        return "\"" + field + "\":{\"type\":\"enum\",\"op\":\"in\",\"value\":[\"" + value + "\"]}";
    }
}
