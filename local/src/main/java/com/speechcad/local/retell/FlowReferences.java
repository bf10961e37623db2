package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where a flow's edges lead. The provider's own strictness is not documented; this double refuses every loose end. */
final class FlowReferences {
    private FlowReferences() {}

    /** @throws Refused 400, naming the node or edge */
    static void check(JsonNode flow) {
        var ids = new HashSet<String>();
        for (var node : flow.path("nodes")) {
            require(
                    ids.add(node.path("id").asText()),
                    "Duplicate node id: " + node.path("id").asText());
        }
        require(!ids.isEmpty(), "nodes must not be empty");
        if (flow.hasNonNull("start_node_id")) {
            var start = flow.path("start_node_id").asText();
            require(ids.contains(start), "start_node_id refers to a node that does not exist: " + start);
        }
        for (var node : flow.path("nodes")) {
            edges(node).forEach(edge -> check(node.path("id").asText(), edge, ids));
        }
    }

    /** All edges of a node, the named ones too. */
    static List<JsonNode> edges(JsonNode node) {
        var edges = new ArrayList<JsonNode>();
        node.path("edges").forEach(edges::add);
        for (var name :
                List.of("else_edge", "always_edge", "skip_response_edge", "edge", "success_edge", "failed_edge")) {
            if (node.hasNonNull(name)) {
                edges.add(node.path(name));
            }
        }
        return edges;
    }

    private static void check(String node, JsonNode edge, Set<String> ids) {
        if (edge.hasNonNull("destination_node_id")) {
            var to = edge.path("destination_node_id").asText();
            require(
                    ids.contains(to),
                    "Edge " + edge.path("id").asText() + " of node " + node + " leads to a node that does not exist: "
                            + to);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refused.because(400, otherwise);
        }
    }
}
