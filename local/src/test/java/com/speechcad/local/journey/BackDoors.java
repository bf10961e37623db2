package com.speechcad.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** What the lab's page may ask and do, over HTTP, of a lab in this process or in another one. */
public final class BackDoors implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Supplier<URI> lab;

    /** @param lab the page's address, which may be another one after a restart */
    public BackDoors(Supplier<URI> lab) {
        this.lab = lab;
    }

    /** @throws AssertionError when the answer is not a 2xx */
    public JsonNode get(String path) {
        return send(request(path).build());
    }

    /** @throws AssertionError when the answer is not a 2xx */
    public JsonNode post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)))
                .build());
    }

    /** As {@link #post}, of something that may have become impossible meanwhile, which the lab says with a 400. */
    public void tryToPost(String path, JsonNode body) {
        var answer = answer(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)))
                .build());
        if (answer.statusCode() > 299 && answer.statusCode() != 400) {
            throw new AssertionError(path + " -> " + answer.statusCode() + " " + answer.body());
        }
    }

    public JsonNode post(String path) {
        return post(path, Json.object());
    }

    /** The lab's clock goes ahead; whatever is due meanwhile happens. */
    public void jump(Duration by) {
        post("/sim/clock", Json.object().put("jump", by.toString()));
    }

    /** What does not add up in the books as they are now, as ledger and audit log say; empty when all is well. */
    public JsonNode faults() {
        return post("/api/books").path("faults");
    }

    /** The newest rows of a table. */
    public JsonNode rows(String table) {
        return get("/api/back/" + table);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(lab.get() + path)).timeout(PATIENCE);
    }

    private JsonNode send(HttpRequest request) {
        var answer = answer(request);
        if (answer.statusCode() > 299) {
            throw new AssertionError(said(request, answer));
        }
        return answer.body().isBlank() ? Json.object() : Json.parse(answer.body());
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(request.uri().toString(), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String said(HttpRequest request, HttpResponse<String> answer) {
        return request.method() + " " + request.uri() + " -> " + answer.statusCode() + " " + answer.body();
    }
}
