package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;

/**
 * An engine of prompts, talked through as a short flow: an opening, two questions back, a goodbye. Its tools that end a
 * call are used when what they are described with holds.
 */
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
        nodes.add(talk("begin", begin.isEmpty() ? "Hello, I am calling as agreed. May I go on?" : begin, "more", llm));
        nodes.add(talk("more", "Thank you. Is there anything you would like to add?", "bye", llm));
        var end = nodes.addObject();
        end.put("id", "bye").put("type", "end").put("name", "End").put("speak_during_execution", true);
        end.putObject("instruction").put("type", "static_text").put("text", "Thank you, goodbye.");
        for (var tool : llm.path("general_tools")) {
            if (tool.path("type").asText().equals("end_call")) {
                nodes.addObject()
                        .put("id", tool.path("name").asText())
                        .put("type", "end")
                        .put("tool_name", tool.path("name").asText());
            }
        }
        return flow;
    }

    private static ObjectNode talk(String id, String text, String next, JsonNode llm) {
        var node = Json.object().put("id", id).put("type", "conversation").put("name", id);
        node.putObject("instruction").put("type", "static_text").put("text", text);
        var edges = node.putArray("edges");
        for (var tool : llm.path("general_tools")) {
            if (tool.path("type").asText().equals("end_call")) {
                edge(
                        edges,
                        id,
                        tool.path("name").asText(),
                        tool.path("description").asText(""));
            }
        }
        edge(edges, id, next, "The user answered");
        return node;
    }

    private static void edge(ArrayNode edges, String from, String to, String condition) {
        edges.addObject()
                .put("id", from + "-" + to)
                .put("destination_node_id", to)
                .putObject("transition_condition")
                .put("type", "prompt")
                .put("prompt", condition);
    }
}
