package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import java.util.List;

/** Conversation flows: create, get, list, update, delete. A version an agent was published with never changes. */
final class FlowApi {
    private static final String ID = "conversation_flow_id";

    private final Workspace workspace;
    private final Api api;

    FlowApi(Workspace workspace, Api api) {
        this.workspace = workspace;
        this.api = api;
        api.on("POST", "/create-conversation-flow", this::create)
                .on("GET", "/get-conversation-flow/{id}", request -> Api.json(200, shown(found(request))))
                .on("PATCH", "/update-conversation-flow/{id}", this::update)
                .on("GET", "/v2/list-conversation-flows", this::list)
                .on("DELETE", "/delete-conversation-flow/{id}", this::delete);
    }

    private Response create(Request request) {
        var flow = (ObjectNode) api.body(request, FlowShape.CREATE);
        FlowReferences.check(flow);
        var id = Workspace.newId("conversation_flow_", 12);
        flow.put(ID, id).put("version", 0).put("last_modification_timestamp", workspace.clock.millis());
        workspace.flows.put(id, 0, flow);
        return Api.json(201, shown(flow));
    }

    private Response update(Request request) {
        var changes = (ObjectNode) api.body(request, FlowShape.UPDATE);
        var flow = found(request);
        if (flow.path(Freeze.MARK).asBoolean(false)) {
            throw Refused.because(400, "Cannot update a published conversation flow version.");
        }
        flow.setAll(changes);
        FlowReferences.check(flow);
        flow.put("last_modification_timestamp", workspace.clock.millis());
        workspace.flows.put(request.variable("id"), flow.path("version").asInt(), flow);
        return Api.json(200, shown(flow));
    }

    private Response list(Request request) {
        return Api.page(
                request, workspace.flows.all().stream().map(FlowApi::shown).toList(), ID);
    }

    private Response delete(Request request) {
        var id = request.variable("id");
        found(request);
        var used = workspace.agents.all().stream()
                .anyMatch(
                        agent -> agent.path("response_engine").path(ID).asText().equals(id));
        if (used && !"true".equals(request.query().get("force_delete"))) {
            throw Refused.because(400, "Conversation flow is used by an agent.");
        }
        workspace.flows.remove(id);
        return Response.empty(204);
    }

    private ObjectNode found(Request request) {
        var id = request.variable("id");
        var version = request.query().get("version");
        return (version == null ? workspace.flows.latest(id) : workspace.flows.version(id, (int) Api.whole(version)))
                .orElseThrow(() -> Refused.because(404, "The requested resource was not found."));
    }

    private static ObjectNode shown(ObjectNode flow) {
        return flow.deepCopy().without(List.of(Freeze.MARK));
    }
}
