package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finding one's way in a flow. */
final class FlowWalk {
    private FlowWalk() {}

    static JsonNode node(JsonNode flow, String id) {
        for (var node : flow.path("nodes")) {
            if (node.path("id").asText().equals(id)) {
                return node;
            }
        }
        return MissingNode.getInstance();
    }

    /** A node that may be reached from anywhere, when its condition holds; the best one, not the one we are at. */
    static Optional<String> global(JsonNode flow, String here, Turn turn) {
        Optional<String> best = Optional.empty();
        var bestScore = 0;
        for (var node : flow.path("nodes")) {
            var condition = node.path("global_node_setting").path("condition").asText("");
            var id = node.path("id").asText();
            if (!condition.isEmpty() && !id.equals(here)) {
                var score = EdgeJudge.score(condition, turn);
                if (score > bestScore) {
                    bestScore = score;
                    best = Optional.of(id);
                }
            }
        }
        return best;
    }

    static Map<String, String> transition(JsonNode from, JsonNode to, String how) {
        return Map.of(
                "former_node_id", from.path("id").asText("begin"),
                "former_node_name", from.path("name").asText("Begin"),
                "new_node_id", to.path("id").asText(),
                "new_node_name", to.path("name").asText(to.path("id").asText()),
                "transition_type", how);
    }

    /** What a tool's node leaves in the transcript: no tool is really called, its result is an empty object. */
    static Map<String, Map<String, String>> toolCall(JsonNode node) {
        var entries = new LinkedHashMap<String, Map<String, String>>();
        var name = switch (node.path("type").asText()) {
            case "function" -> node.path("tool_id").asText();
            case "mcp" -> node.path("mcp_tool_name").asText();
            case "code", "sms" -> node.path("type").asText();
            case "end" -> node.path("tool_name").asText();
            default -> "";
        };
        if (!name.isEmpty()) {
            var id = "tool_call_" + node.path("id").asText();
            entries.put("tool_call_invocation", Map.of("tool_call_id", id, "name", name, "arguments", "{}"));
            entries.put("tool_call_result", Map.of("tool_call_id", id, "content", "{}"));
        }
        return entries;
    }
}
