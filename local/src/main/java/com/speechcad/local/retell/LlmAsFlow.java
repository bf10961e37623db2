package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;

/** An engine of prompts, talked through as a short flow: an opening, two questions back, a goodbye. */
final class LlmAsFlow {
    private LlmAsFlow() {}

    static ObjectNode of(JsonNode llm) {
        var flow = Json.object();
        var waits = llm.path("begin_message").isTextual()
                && llm.path("begin_message").textValue().isEmpty();
        flow.put("start_speaker", waits ? "user" : llm.path("start_speaker").asText("agent"));
        flow.set("begin_after_user_silence_ms", llm.path("begin_after_user_silence_ms"));
        flow.put("start_node_id", "begin");
        if (llm.hasNonNull("default_dynamic_variables")) {
            flow.set("default_dynamic_variables", llm.path("default_dynamic_variables"));
        }
        var nodes = flow.putArray("nodes");
        var begin = llm.path("begin_message").asText("");
        nodes.add(talk("begin", begin.isEmpty() ? "Hello, I am calling as agreed. May I go on?" : begin, "more"));
        nodes.add(talk("more", "Thank you. Is there anything you would like to add?", "bye"));
        var end = nodes.addObject();
        end.put("id", "bye").put("type", "end").put("name", "End").put("speak_during_execution", true);
        end.putObject("instruction").put("type", "static_text").put("text", "Thank you, goodbye.");
        return flow;
    }

    private static ObjectNode talk(String id, String text, String next) {
        var node = Json.object().put("id", id).put("type", "conversation").put("name", id);
        node.putObject("instruction").put("type", "static_text").put("text", text);
        var edge = node.putArray("edges").addObject().put("id", id + "-" + next).put("destination_node_id", next);
        edge.putObject("transition_condition").put("type", "prompt").put("prompt", "The user answered");
        return node;
    }
}
