package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import java.util.Map;

/** {@code /v2/create-phone-call}: whether it may be made, and by which agent. */
final class CreateCallApi {
    private final Workspace workspace;
    private final Calls calls;
    private final CallLife life;
    private final CallJson json;
    private final Api api;
    private final Limits limits;

    CreateCallApi(Workspace workspace, Calls calls, CallLife life, CallJson json, Api api) {
        this.workspace = workspace;
        this.calls = calls;
        this.life = life;
        this.json = json;
        this.api = api;
        limits = new Limits(workspace.clock, workspace.settings.callsPerSecond());
        api.on("POST", "/v2/create-phone-call", this::create);
    }

    private Response create(Request request) {
        var asked = api.body(request, CallShape.CREATE);
        var from = asked.path("from_number").asText();
        var number = workspace
                .numbers
                .latest(from)
                .orElseThrow(() -> Refused.because(404, "Item " + from + " not found from phone-number"));
        var to = asked.path("to_number").asText();
        if (!Numbers.isAccepted(to) && !asked.path("ignore_e164_validation").asBoolean(false)) {
            throw Refused.because(400, "to_number must be in E.164 format: " + to);
        }
        var agent = agent(asked, number);
        if (!limits.takes()) {
            throw Refused.because(429, Refused.THROTTLED);
        }
        return Api.json(201, calls.locked(() -> placed(asked, agent)));
    }

    private ObjectNode placed(JsonNode asked, ObjectNode agent) {
        var full = calls.busy() >= workspace.settings.concurrencyLimit();
        if (full && !workspace.settings.strictness().overLimitIsACall()) {
            throw Refused.because(429, Refused.THROTTLED);
        }
        var call = call(asked, agent);
        var answer = json.started(call);
        life.place(call);
        if (full) {
            life.end().end(call, "concurrency_limit_reached");
            calls.save(call);
        }
        return answer;
    }

    private Call call(JsonNode asked, ObjectNode agent) {
        var call = new Call();
        call.id = Workspace.newId("call_", 27);
        call.from = asked.path("from_number").asText();
        call.to = asked.path("to_number").asText();
        call.agentId = agent.path("agent_id").asText();
        call.agentVersion = agent.path("version").asInt();
        call.createdMs = workspace.clock.millis();
        call.override = asked.path("agent_override") instanceof ObjectNode override ? override : null;
        call.metadata = asked.path("metadata") instanceof ObjectNode metadata ? metadata : null;
        texts(asked.path("retell_llm_dynamic_variables"), call.dynamic);
        texts(asked.path("custom_sip_headers"), call.headers);
        return call;
    }

    private ObjectNode agent(JsonNode asked, JsonNode number) {
        var bound = number.path("outbound_agents").path(0);
        var id = asked.path("override_agent_id").asText(bound.path("agent_id").asText(""));
        if (id.isEmpty()) {
            throw Refused.because(400, "No outbound agent id set up for phone number");
        }
        var version = asked.hasNonNull("override_agent_version")
                ? asked.path("override_agent_version")
                : asked.has("override_agent_id") ? null : bound.path("agent_version");
        return workspace.agent(id, version).orElseThrow(workspace::notFound);
    }

    private static void texts(JsonNode object, Map<String, String> into) {
        object.properties()
                .forEach(field -> into.put(field.getKey(), field.getValue().asText()));
    }
}
