package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.net.URI;
import java.util.List;

/** Decides what is told to whom about a call, and what goes wrong with it. */
final class Webhooks {
    private static final List<String> DEFAULT_EVENTS = List.of("call_started", "call_ended", "call_analyzed");
    private static final long DEFAULT_TIMEOUT_MS = 10_000;
    private static final long HELD_MS = 30_000;

    private final Workspace workspace;
    private final Faults faults;
    private final CallJson json;
    private final WebhookSender sender;

    Webhooks(Workspace workspace, Faults faults, CallJson json, WebhookSender sender) {
        this.workspace = workspace;
        this.faults = faults;
        this.json = json;
        this.sender = sender;
    }

    /** @param more fields beside the call */
    void emit(Call call, String event, ObjectNode more) {
        var agent = new CallContext(workspace, call).agent();
        var url = address(call, agent);
        if (url.isEmpty() || !wants(agent, event) || faults.happens(Fault.Kind.DROP, event)) {
            return;
        }
        var now = workspace.clock.millis();
        var body = body(call, event, more, now);
        var timeout = agent.path("webhook_timeout_ms").asLong(DEFAULT_TIMEOUT_MS);
        var held = faults.take(Fault.Kind.REORDER, event);
        var late = faults.take(Fault.Kind.DELAY, event).map(Fault::delayMs).orElse(0L)
                + held.map(fault -> fault.delayMs() > 0 ? fault.delayMs() : HELD_MS)
                        .orElse(0L);
        var one = new Delivery(
                Workspace.newId("", 24),
                call.id,
                event,
                url,
                Json.write(body),
                timeout,
                0,
                now + late,
                held.isPresent(),
                signing(event));
        sender.send(one);
        if (faults.happens(Fault.Kind.DUPLICATE, event)) {
            sender.send(copy(one, event, one.body()));
        }
        if (faults.happens(Fault.Kind.UNKNOWN_EVENT, event)) {
            var strange = body.deepCopy().put("event", "call_quality_scored");
            sender.send(copy(one, "call_quality_scored", Json.write(strange)));
        }
    }

    private static Delivery copy(Delivery one, String event, String body) {
        return new Delivery(
                Workspace.newId("", 24),
                one.callId(),
                event,
                one.url(),
                body,
                one.timeoutMs(),
                0,
                one.dueMs(),
                false,
                one.signing());
    }

    private ObjectNode body(Call call, String event, ObjectNode more, long now) {
        if (faults.happens(Fault.Kind.HUGE, event)) {
            call.huge = true;
        }
        var told = event.equals("call_started") ? json.started(call) : json.webhook(call);
        if (faults.happens(Fault.Kind.ABSENT_FIELDS, event)) {
            told = CallJson.onlyRequired(told);
        }
        var body = Json.object().put("event", event);
        body.set("call", told);
        body.setAll(more);
        body.put("event_timestamp", now);
        if (faults.happens(Fault.Kind.EXTRA_FIELDS, event)) {
            told.put("carrier_mood", "sunny").putArray("tool_calls");
            body.putObject("delivery_hints").put("colour", "blue").putNull("shape");
        }
        return body;
    }

    private Delivery.Signing signing(String event) {
        if (faults.happens(Fault.Kind.BAD_SIGNATURE, event)) {
            return Delivery.Signing.WRONG_KEY;
        }
        return faults.happens(Fault.Kind.EXPIRED_SIGNATURE, event) ? Delivery.Signing.EXPIRED : Delivery.Signing.RIGHT;
    }

    private String address(Call call, JsonNode agent) {
        var own = agent.path("webhook_url").asText("");
        return own.isEmpty()
                ? workspace.settings.accountWebhook().map(URI::toString).orElse("")
                : new CallContext(workspace, call).fill(own);
    }

    private static boolean wants(JsonNode agent, String event) {
        var wanted = agent.path("webhook_events");
        if (!wanted.isArray()) {
            return DEFAULT_EVENTS.contains(event);
        }
        for (var one : wanted) {
            if (one.asText().equals(event)) {
                return true;
            }
        }
        return false;
    }
}
