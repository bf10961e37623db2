package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.http.Handler;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A bot's webhook: keeps what comes, and answers as told. */
final class Receiver implements AutoCloseable {
    private final BlockingQueue<Request> received = new LinkedBlockingQueue<>();
    private final HttpRoutes server = new HttpRoutes(0);
    private volatile Handler handler = _ -> Response.empty(200);

    Receiver() {
        server.route("POST", "/hook", request -> {
            received.add(request);
            return handler.handle(request);
        });
        server.start();
    }

    /** Sets itself as the webhook, with this secret. */
    Receiver hookedTo(Lab lab) {
        lab.ok("setWebhook", "{\"url\":\"" + url() + "\",\"secret_token\":\"s3cret_-\"}");
        return this;
    }

    String url() {
        return server.url() + "/hook";
    }

    Receiver answers(Handler other) {
        handler = other;
        return this;
    }

    Receiver answers(int status) {
        return answers(_ -> Response.empty(status));
    }

    Request next() throws InterruptedException {
        var request = received.poll(60, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no update came");
        }
        return request;
    }

    JsonNode nextUpdate() throws InterruptedException {
        return Json.parse(next().body());
    }

    String nextText() throws InterruptedException {
        return nextUpdate().path("message").path("text").asText();
    }

    void gotNothing() throws InterruptedException {
        assertThat(received.poll(150, TimeUnit.MILLISECONDS)).isNull();
    }

    @Override
    public void close() {
        server.close();
    }
}
