package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;

/** Versions of agents: publish one in place, open a draft from one, list, delete. */
final class AgentVersionApi {
    private final Workspace workspace;
    private final Api api;
    private final Freeze freeze;

    AgentVersionApi(Workspace workspace, Api api) {
        this.workspace = workspace;
        this.api = api;
        freeze = new Freeze(workspace);
        api.on("POST", "/publish-agent-version/{id}", this::publish)
                .on("POST", "/create-agent-version/{id}", this::create)
                .on("GET", "/list-agent-versions/{id}", this::list)
                .on("GET", "/get-agent-versions/{id}", this::all)
                .on("DELETE", "/delete-agent-version/{id}", this::delete);
    }

    /** 200 without a documented body: this double sends none. */
    private Response publish(Request request) {
        var body = api.body(request, AgentShape.PUBLISH);
        var agent = version(request.variable("id"), body.path("version").asInt());
        if (agent.path("is_published").asBoolean()) {
            throw Refused.because(400, "Agent version is already published.");
        }
        freeze.engineOf(agent);
        agent.put("is_published", true);
        for (var name : new String[] {"version_title", "version_description"}) {
            if (body.has(name)) {
                agent.set(name, body.path(name));
            }
        }
        agent.put("last_modification_timestamp", workspace.clock.millis());
        workspace.agents.put(request.variable("id"), agent.path("version").asInt(), agent);
        return Response.empty(200);
    }

    private Response create(Request request) {
        var id = request.variable("id");
        var base =
                api.body(request, AgentShape.NEW_VERSION).path("base_version").asInt();
        var agent = version(id, base);
        var next = workspace.agents.latest(id).orElseThrow().path("version").asInt() + 1;
        freeze.copyEngineOf(agent);
        agent.put("version", next).put("base_version", base).put("is_published", false);
        agent.put("last_modification_timestamp", workspace.clock.millis());
        workspace.agents.put(id, next, agent);
        return Api.json(201, agent);
    }

    private Response list(Request request) {
        var versions = workspace.agents.versions(request.variable("id"));
        if (versions.isEmpty()) {
            throw workspace.notFound();
        }
        var brief = versions.reversed().stream()
                .map(agent -> agent.retain(
                        "version",
                        "is_published",
                        "last_modification_timestamp",
                        "base_version",
                        "version_title",
                        "version_description"))
                .toList();
        return Api.page(request, brief, "version");
    }

    private Response all(Request request) {
        var all = Json.array();
        all.addAll(workspace.agents.versions(request.variable("id")));
        if (all.isEmpty()) {
            throw workspace.notFound();
        }
        return Api.json(200, all);
    }

    private Response delete(Request request) {
        var id = request.variable("id");
        var version = (int) Api.whole(request.query().getOrDefault("version", ""));
        version(id, version);
        workspace.agents.remove(id, version);
        return Response.empty(204);
    }

    private ObjectNode version(String id, int version) {
        if (workspace.agents.latest(id).isEmpty()) {
            throw workspace.notFound();
        }
        return workspace
                .agents
                .version(id, version)
                .orElseThrow(() -> Refused.because(404, "The requested resource was not found."));
    }
}
