package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What a call goes by: its agent, its flow, where it stands, its variables. */
record CallContext(Workspace workspace, Call call) {
    JsonNode agent() {
        return workspace.agentOf(call).map(JsonNode.class::cast).orElse(MissingNode.getInstance());
    }

    JsonNode flow() {
        return workspace.flowOf(call).map(JsonNode.class::cast).orElse(MissingNode.getInstance());
    }

    JsonNode node() {
        return FlowWalk.node(flow(), call.node);
    }

    /** The node's own value, else the agent's, else this. */
    long setting(String name, long otherwise) {
        var node = node();
        return node.hasNonNull(name)
                ? node.path(name).asLong()
                : agent().path(name).asLong(otherwise);
    }

    EdgeJudge judge() {
        return new EdgeJudge(new Equations(variables()));
    }

    String fill(String text) {
        return variables().fill(text);
    }

    private Variables variables() {
        return new Variables(call, flow(), agent(), workspace.clock);
    }
}
