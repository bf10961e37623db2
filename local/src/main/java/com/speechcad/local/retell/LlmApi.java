package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import java.util.List;

/** Engines of prompts: create, get, list, update, delete. */
final class LlmApi {
    private final Workspace workspace;
    private final Api api;

    LlmApi(Workspace workspace, Api api) {
        this.workspace = workspace;
        this.api = api;
        api.on("POST", "/create-retell-llm", this::create)
                .on("GET", "/get-retell-llm/{id}", request -> Api.json(200, shown(found(request))))
                .on("PATCH", "/update-retell-llm/{id}", this::update)
                .on(
                        "GET",
                        "/v2/list-retell-llms",
                        request -> Api.page(
                                request,
                                workspace.llms.all().stream().map(LlmApi::shown).toList(),
                                "llm_id"))
                .on("DELETE", "/delete-retell-llm/{id}", this::delete);
    }

    private Response create(Request request) {
        var llm = (ObjectNode) api.body(request, LlmShape.REQUEST);
        LlmShape.check(llm);
        var id = Workspace.newId("llm_", 28);
        llm.put("llm_id", id).put("version", 0).put("is_published", false);
        llm.put("last_modification_timestamp", workspace.clock.millis());
        workspace.llms.put(id, 0, llm);
        return Api.json(201, llm);
    }

    private Response update(Request request) {
        var changes = (ObjectNode) api.body(request, LlmShape.REQUEST);
        var llm = found(request);
        if (llm.path("is_published").asBoolean(false)) {
            throw Refused.because(400, "Cannot update a published Retell LLM version.");
        }
        changes.remove("version");
        llm.setAll(changes);
        LlmShape.check(llm);
        llm.put("last_modification_timestamp", workspace.clock.millis());
        workspace.llms.put(request.variable("id"), llm.path("version").asInt(), llm);
        return Api.json(200, shown(llm));
    }

    private Response delete(Request request) {
        found(request);
        workspace.llms.remove(request.variable("id"));
        return Response.empty(204);
    }

    private ObjectNode found(Request request) {
        var id = request.variable("id");
        var version = request.query().get("version");
        return (version == null ? workspace.llms.latest(id) : workspace.llms.version(id, (int) Api.whole(version)))
                .orElseThrow(workspace::notFound);
    }

    private static ObjectNode shown(ObjectNode llm) {
        return llm.deepCopy().without(List.of(Freeze.MARK));
    }
}
