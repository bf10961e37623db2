package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;

/** Agents: create, get, list, update, delete. What happens to their versions is {@link AgentVersionApi}'s. */
final class AgentApi {
    private final Workspace workspace;
    private final Api api;

    AgentApi(Workspace workspace, Api api) {
        this.workspace = workspace;
        this.api = api;
        api.on("POST", "/create-agent", this::create)
                .on("GET", "/get-agent/{id}", request -> Api.json(200, found(workspace, request)))
                .on("PATCH", "/update-agent/{id}", this::update)
                .on("POST", "/v2/list-agents", this::list)
                .on("DELETE", "/delete-agent/{id}", this::delete);
    }

    private Response create(Request request) {
        var agent = (ObjectNode) api.body(request, AgentShape.CREATE);
        checkReferences(agent);
        var id = Workspace.newId("agent_", 26);
        agent.put("agent_id", id).put("version", 0).put("is_published", false);
        agent.put("last_modification_timestamp", workspace.clock.millis());
        workspace.agents.put(id, 0, agent);
        return Api.json(201, agent);
    }

    private Response update(Request request) {
        var changes = (ObjectNode) api.body(request, AgentShape.UPDATE);
        var agent = found(workspace, request);
        if (agent.path("is_published").asBoolean()) {
            throw Refused.because(400, "Cannot update a published agent version.");
        }
        checkReferences(changes);
        agent.setAll(changes);
        agent.put("last_modification_timestamp", workspace.clock.millis());
        workspace.agents.put(request.variable("id"), agent.path("version").asInt(), agent);
        return Api.json(200, agent);
    }

    private Response list(Request request) {
        var query = api.body(request, Shapes.ANY_OBJECT);
        var wanted = query.path("filter_criteria").path("query").asText("");
        var items = workspace.agents.all().stream()
                .filter(agent -> agent.path("agent_name").asText("").contains(wanted))
                .map(AgentApi::brief)
                .toList();
        return Api.json(200, Api.page(items, 0, query.path("limit").asInt(50), "agent_id"));
    }

    private Response delete(Request request) {
        found(workspace, request);
        workspace.agents.remove(request.variable("id"));
        return Response.empty(204);
    }

    static ObjectNode found(Workspace workspace, Request request) {
        var id = request.variable("id");
        var version = request.query().get("version");
        if (version == null) {
            return workspace.agents.latest(id).orElseThrow(workspace::notFound);
        }
        JsonNode which = version.matches("[0-9]{1,9}")
                ? Json.object().put("v", Integer.parseInt(version)).path("v")
                : Json.object().put("v", version).path("v");
        return workspace.agent(id, which).orElseThrow(workspace::notFound);
    }

    /** The engine and the voices exist. */
    private void checkReferences(JsonNode agent) {
        var engine = agent.path("response_engine");
        switch (engine.path("type").asText("")) {
            case "conversation-flow" ->
                exists(workspace.flows, engine.path("conversation_flow_id").asText(), engine);
            case "retell-llm" -> exists(workspace.llms, engine.path("llm_id").asText(), engine);
            default -> {}
        }
        if (agent.hasNonNull("voice_id")) {
            voice(agent.path("voice_id").asText());
        }
        agent.path("fallback_voice_ids").forEach(voice -> voice(voice.asText()));
    }

    private void exists(Shelf shelf, String id, JsonNode engine) {
        var found = engine.hasNonNull("version")
                ? shelf.version(id, engine.path("version").asInt())
                : shelf.latest(id);
        if (found.isEmpty()) {
            throw workspace.notFound();
        }
    }

    private void voice(String id) {
        if (workspace.voice(id).isEmpty()) {
            throw Refused.because(404, "Item " + id + " not found from voice");
        }
    }

    private static ObjectNode brief(ObjectNode agent) {
        var brief = Json.object().put("agent_id", agent.path("agent_id").asText());
        brief.set("agent_name", agent.path("agent_name"));
        brief.put("channel", "voice").putObject("tags");
        brief.set("user_modified_timestamp", agent.path("last_modification_timestamp"));
        return brief;
    }
}
