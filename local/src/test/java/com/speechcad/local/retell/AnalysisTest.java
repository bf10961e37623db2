package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisTest {
    @ParameterizedTest
    @CsvSource({"'',The agent led", "in English only,The agent led", "in Hindi only,सहायक ने", "in Chinese only,助手引导了"})
    void a_summary_is_english_unless_the_agents_own_words_ask_for_another_language(String asked, String begins) {
        var call = new Call();
        call.startMs = 1;
        call.entries.add(Entry.said("agent", "Hello", 1));
        call.entries.add(Entry.key('1', 2));
        var agent = Json.object();
        if (!asked.isEmpty()) {
            agent.putArray("post_call_analysis_data")
                    .addObject()
                    .put("type", "system-presets")
                    .put("name", "call_summary")
                    .put("description", asked);
        }

        assertThat(Analysis.of(call, agent).path("call_summary").asText()).startsWith(begins);
    }
}
