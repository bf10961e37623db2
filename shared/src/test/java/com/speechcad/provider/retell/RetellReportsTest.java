package com.speechcad.provider.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.call.CallReport;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whether Retell says what was said and keyed, and be it that nothing was. */
class RetellReportsTest {
    private static final String CALL = """
            "call_id":"call_1","call_status":"ended","start_timestamp":1790000000000,"end_timestamp":1790000002000,
            "duration_ms":2000,"disconnection_reason":"user_hangup\"""";
    private static final String NOTHING = ",\"transcript\":\"\",\"transcript_with_tool_calls\":[]";

    private final ObjectMapper json = ObjectMapper.getDefault();
    private final RetellReports reports = new RetellReports(json);

    @Test
    void a_webhook_of_a_calls_end_tells_also_that_nothing_was_said() throws IOException {
        assertThat(event("call_ended", NOTHING).tellsWords()).isTrue();
        assertThat(event("call_analyzed", NOTHING).tellsWords()).isTrue();
        assertThat(event("call_started", "").tellsWords()).isFalse();
    }

    @Test
    void a_webhook_without_the_field_that_keys_come_in_tells_nothing_of_them() throws IOException {
        assertThat(event("call_ended", "").tellsWords()).isFalse();
        assertThat(event("call_analyzed", ",\"transcript\":\"\"").tellsWords()).isFalse();
        assertThat(event("call_ended", ",\"turns\":[{\"role\":\"dtmf\",\"digit\":\"9\"}]")
                        .tellsWords())
                .isFalse();
    }

    @Test
    void a_call_that_is_asked_for_tells_it_only_where_its_words_are_stored() throws IOException {
        assertThat(asked(NOTHING).tellsWords()).isTrue();
        assertThat(asked(",\"scrubbed_transcript_with_tool_calls\":[]").tellsWords())
                .isTrue();
        assertThat(asked("").tellsWords()).isFalse();
        assertThat(asked(",\"transcript_with_tool_calls\":null").tellsWords()).isFalse();
        assertThat(asked(NOTHING).withoutWords().tellsWords()).isFalse();
    }

    private CallReport event(String name, String further) throws IOException {
        var body = "{\"event\":\"%s\",\"call\":{%s%s}}".formatted(name, CALL, further);
        return reports.ofEvent(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private CallReport asked(String further) throws IOException {
        return reports.ofCall(Objects.requireNonNull(json.readValue("{" + CALL + further + "}", JsonNode.class)))
                .orElseThrow();
    }
}
