package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.http.Handler;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.RequestLog;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import java.time.Duration;
import java.util.List;

/** The back door by which a page or a test plays the callee and breaks things; described at {@link RetellSimulator}. */
final class LabRoutes {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final RetellSimulator simulator;
    private final WebhookSender sender;
    private final RequestLog log;

    LabRoutes(RetellSimulator simulator, WebhookSender sender, RequestLog log) {
        this.simulator = simulator;
        this.sender = sender;
        this.log = log;
    }

    void add(HttpRoutes routes, String prefix) {
        var lab = prefix + "/lab";
        routes.route("GET", lab + "/calls", _ -> calls(simulator.calls()))
                .route("GET", lab + "/ringing", _ -> calls(simulator.ringing()))
                .route("GET", lab + "/await", this::await)
                .route("GET", lab + "/calls/{id}", this::call)
                .route("POST", lab + "/calls/{id}/answer", request -> done(simulator.answer(request.variable("id"))))
                .route("POST", lab + "/calls/{id}/hang-up", request -> done(simulator.hangUp(request.variable("id"))))
                .route("POST", lab + "/calls/{id}/press", read(this::press))
                .route("POST", lab + "/calls/{id}/say", read(this::say))
                .route("GET", lab + "/scripts", _ -> Api.json(200, scripts()))
                .route("PUT", lab + "/scripts/{number}", read(this::script))
                .route("DELETE", lab + "/scripts", _ -> {
                    simulator.clearScripts();
                    return Response.empty(204);
                })
                .route("POST", lab + "/numbers", read(this::own))
                .route("GET", lab + "/webhooks", _ -> webhooks());
        for (var at : List.of(lab, prefix)) {
            routes.route("GET", at + "/faults", _ -> faults())
                    .route("POST", at + "/faults", read(this::fault))
                    .route("DELETE", at + "/faults", _ -> {
                        simulator.faults().clear();
                        return Response.empty(204);
                    })
                    .route("GET", at + "/requests", _ -> log.answer());
        }
    }

    private Response calls(List<CallView> views) {
        var answer = Json.object().put("version", simulator.version());
        var all = answer.putArray("calls");
        views.forEach(view -> all.add(Json.tree(view)));
        return Api.json(200, answer);
    }

    private Response await(Request request) {
        var query = request.query();
        var seen = Long.parseLong(query.getOrDefault("version", "-1"));
        var wait = Duration.ofMillis(Long.parseLong(query.getOrDefault("timeout_ms", "25000")));
        simulator.await(seen, wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        return calls(simulator.calls());
    }

    private Response call(Request request) {
        return simulator
                .call(request.variable("id"))
                .map(view -> Api.json(200, Json.tree(view)))
                .orElseGet(() -> Response.empty(404));
    }

    private Response press(Request request, JsonNode body) {
        return done(simulator.press(request.variable("id"), body.path("keys").asText("")));
    }

    private Response say(Request request, JsonNode body) {
        return done(simulator.say(request.variable("id"), body.path("words").asText("")));
    }

    private Response script(Request request, JsonNode body) {
        simulator.script(request.variable("number"), Json.parse(Json.write(body), Callee.class));
        return Response.empty(204);
    }

    private Response own(Request request, JsonNode body) {
        simulator.own(body.path("number").asText());
        return Response.empty(204);
    }

    private Response fault(Request request, JsonNode body) {
        var given = Json.parse(Json.write(body), Fault.class);
        simulator
                .faults()
                .add(new Fault(
                        given.kind(),
                        body.path("on").asText(""),
                        body.path("times").asInt(1),
                        given.delayMs()));
        return Response.empty(204);
    }

    private Response faults() {
        var all = Json.array();
        simulator.faults().active().forEach(fault -> all.add(Json.tree(fault)));
        return Api.json(200, all);
    }

    private JsonNode scripts() {
        var all = Json.object();
        simulator.scripts().forEach((number, callee) -> all.set(number, Json.tree(callee)));
        return all;
    }

    private Response webhooks() {
        var all = Json.array();
        sender.waiting()
                .forEach(delivery -> all.addObject()
                        .put("callId", delivery.callId())
                        .put("event", delivery.event())
                        .put("tries", delivery.tries())
                        .put("dueMs", delivery.dueMs())
                        .put("held", delivery.held()));
        return Api.json(200, all);
    }

    private static Response done(boolean happened) {
        return Response.empty(happened ? 204 : 409);
    }

    private static Handler read(Reader reader) {
        return request -> {
            try {
                return reader.read(request, Json.parse(request.body()));
            } catch (IllegalArgumentException unreadable) {
                return Response.text(400, String.valueOf(unreadable.getMessage()));
            }
        };
    }

    /** Answers a request with a body. */
    @FunctionalInterface
    private interface Reader {
        Response read(Request request, JsonNode body);
    }
}
