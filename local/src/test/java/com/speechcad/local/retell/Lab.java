package com.speechcad.local.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The double, a receiver for its webhooks, and someone who uses its API. Fifty times faster than real. */
final class Lab implements AutoCloseable {
    static final String OURS = "+14155550100";
    static final String THEIRS = "+14155550123";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final LabClock clock = new LabClock();
    final LabTimers timers = new LabTimers(clock);
    final List<Received> received = new CopyOnWriteArrayList<>();
    final HttpRoutes receiver = new HttpRoutes(0);
    final HttpClient http = HttpClient.newHttpClient();
    final Journal journal;
    RetellSimulator simulator;
    volatile int webhookStatus = 204;
    private final RetellSettings settings;

    Lab() {
        this(Journal.inMemory(), UnaryOperator.identity());
    }

    Lab(UnaryOperator<RetellSettings> changes) {
        this(Journal.inMemory(), changes);
    }

    Lab(Journal journal, UnaryOperator<RetellSettings> changes) {
        this.journal = journal;
        receiver.route("POST", "/hook", request -> {
            received.add(new Received(
                    Json.parse(request.body()),
                    request.body(),
                    request.header(Signature.HEADER).orElse(""),
                    webhookStatus));
            return Response.empty(webhookStatus);
        });
        receiver.start();
        settings = changes.apply(RetellSettings.of("key_api", "key_webhook")
                .accountWebhook(receiver.url().resolve("/hook"))
                .limits(20, 1000)
                .timeScale(0.02)
                .stranger(new Callee.Manual()));
        simulator = new RetellSimulator(journal, clock, timers, settings).start(0);
    }

    /** As after a kill: a new double on the same journal. */
    void restart() {
        simulator.close();
        simulator = new RetellSimulator(journal, clock, timers, settings).start(0);
    }

    @Override
    public void close() {
        simulator.close();
        receiver.close();
        timers.close();
        http.shutdownNow();
    }

    Answer get(String path) {
        return send("GET", path, "", "key_api");
    }

    Answer post(String path, String body) {
        return send("POST", path, body, "key_api");
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, body, "key_api");
    }

    Answer delete(String path) {
        return send("DELETE", path, "", "key_api");
    }

    Answer send(String method, String path, String body, String key) {
        return send(method, simulator.url(), path, body, key);
    }

    Answer send(String method, URI to, String path, String body, String key) {
        try {
            var request = HttpRequest.newBuilder(URI.create(to + path))
                    .header("Authorization", "Bearer " + key)
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException cut) {
            return new Answer(-1, new byte[0]);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    String flow(String json) {
        return made(post("/create-conversation-flow", json), "conversation_flow_id");
    }

    /** An agent on this flow; the fields are JSON without braces, or empty. */
    String agent(String flowId, String fields) {
        var json = "{\"voice_id\":\"retell-Cimo\",\"agent_name\":\"Survey\",\"response_engine\":{\"type\":"
                + "\"conversation-flow\",\"conversation_flow_id\":\"" + flowId + "\"}"
                + (fields.isEmpty() ? "" : "," + fields) + "}";
        return made(post("/create-agent", json), "agent_id");
    }

    /** The id of a call from our number to theirs. */
    String call(String agentId) {
        return call(agentId, "");
    }

    String call(String agentId, String fields) {
        return made(post("/v2/create-phone-call", callBody(agentId, fields)), "call_id");
    }

    static String callBody(String agentId, String fields) {
        return "{\"from_number\":\"" + OURS + "\",\"to_number\":\"" + THEIRS + "\",\"override_agent_id\":\"" + agentId
                + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}";
    }

    private static String made(Answer answer, String id) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path(id).asText();
    }

    /** Waits until this holds for the call. */
    CallView until(String callId, Predicate<CallView> holds) {
        until(() -> simulator.call(callId).filter(holds).isPresent());
        return simulator.call(callId).orElseThrow();
    }

    CallView untilOver(String callId) {
        return until(callId, view -> view.state().equals("over"));
    }

    /** Rings, is answered, and the agent waits for a first answer. */
    CallView answered(String callId) {
        until(callId, view -> view.state().equals("ringing"));
        simulator.answer(callId);
        return listening(callId);
    }

    CallView listening(String callId) {
        return until(
                callId,
                view -> view.state().equals("talking")
                        && view.speaker().isEmpty()
                        && view.said().stream().anyMatch(line -> line.who().equals("agent")));
    }

    List<String> events() {
        return received.stream().map(Received::event).toList();
    }

    Received event(String name) {
        until(() -> events().contains(name));
        return received.stream()
                .filter(one -> one.event().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static void until(BooleanSupplier holds) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            Thread.onSpinWait();
            LockSupport.parkNanos(2_000_000);
        }
    }

    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Json.parse(body);
        }

        /** In either of the two shapes. */
        String error() {
            return json().has("message")
                    ? json().path("message").asText()
                    : json().path("error_message").asText();
        }
    }

    record Received(JsonNode json, byte[] body, String signature, int answered) {
        String event() {
            return json.path("event").asText();
        }

        JsonNode call() {
            return json.path("call");
        }
    }
}
