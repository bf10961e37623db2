package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;

/** Numbers of the workspace, and how many calls it may have at a time. */
final class NumberApi {
    private final Workspace workspace;
    private final Calls calls;
    private final Api api;

    NumberApi(Workspace workspace, Calls calls, Api api) {
        this.workspace = workspace;
        this.calls = calls;
        this.api = api;
        api.on("GET", "/v2/list-phone-numbers", request -> Api.page(request, workspace.numbers.all(), "phone_number"))
                .on("GET", "/get-phone-number/{number}", request -> Api.json(200, found(request)))
                .on("PATCH", "/update-phone-number/{number}", this::update)
                .on("GET", "/get-concurrency", this::concurrency);
    }

    private Response update(Request request) {
        var changes = (ObjectNode) api.body(request, CallShape.NUMBER);
        var number = found(request);
        for (var field : new String[] {"inbound_agents", "outbound_agents"}) {
            if (!changes.path(field).isEmpty()) {
                check(field, changes.path(field));
            }
        }
        changes.remove("auth_password");
        number.setAll(changes);
        number.put("last_modification_timestamp", workspace.clock.millis());
        workspace.numbers.put(request.variable("number"), 0, number);
        return Api.json(200, number);
    }

    private void check(String field, JsonNode agents) {
        var sum = 0.0;
        for (var agent : agents) {
            sum += agent.path("weight").doubleValue();
            if (workspace.agents.latest(agent.path("agent_id").asText()).isEmpty()) {
                throw workspace.notFound();
            }
        }
        if (Math.abs(sum - 1) > 0.001) {
            throw Refused.because(400, "The weights of " + field + " must sum to 1.");
        }
    }

    private Response concurrency(Request request) {
        var limit = workspace.settings.concurrencyLimit();
        return Api.json(
                200,
                Json.object()
                        .put("current_concurrency", calls.busy())
                        .put("concurrency_limit", limit)
                        .put("base_concurrency", limit)
                        .put("purchased_concurrency", 0)
                        .put("concurrency_purchase_limit", 100)
                        .put("remaining_purchase_limit", 100)
                        .put("concurrency_burst_enabled", false)
                        .put("concurrency_burst_limit", 0)
                        .put("reserved_inbound_concurrency", 0));
    }

    private ObjectNode found(Request request) {
        return workspace.numbers.latest(request.variable("number")).orElseThrow(workspace::notFound);
    }
}
