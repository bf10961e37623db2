package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;

/** A Telegram whose clock moves only by jumps, with Ann and Bob on it, and a bot's HTTP client. */
final class Lab implements AutoCloseable {
    static final BotAccount ACCOUNT =
            new BotAccount("100001:FAKE-TOKEN-FOR-TESTS-ONLY", "speechcad_test_bot", "Speechcad");
    static final BotAccount OTHER = new BotAccount("100002:ANOTHER-FAKE-TOKEN", "other_test_bot", "Other");
    static final String BOT = ACCOUNT.username();
    static final long ANN = 42;
    static final long BOB = 43;
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /** What a call was answered with. */
    record Answer(int status, JsonNode body) {
        String description() {
            return body.path("description").asText();
        }
    }

    final LabClock clock = new LabClock(Clock.fixed(NOON, ZoneOffset.UTC));
    final LabTimers timers = new LabTimers(clock);
    final Journal journal;
    final TelegramSimulator telegram;
    private final HttpClient http = HttpClient.newHttpClient();

    Lab() {
        this(Journal.inMemory(), TelegramSettings.lab(ACCOUNT, OTHER));
    }

    Lab(Journal journal, TelegramSettings settings) {
        this.journal = journal;
        telegram = new TelegramSimulator(journal, clock, timers, settings).start(0);
        telegram.person(ANN, "Ann", "en", "+14155550142");
        telegram.person(BOB, "Bob", "hi", "");
    }

    /** With a bot that Ann and Bob have started, so that it may write to them. */
    static Lab started() {
        return new Lab().withStartedBot();
    }

    Lab withStartedBot() {
        telegram.start(ANN, BOT, "");
        telegram.start(BOB, BOT, "");
        return this;
    }

    @Override
    public void close() {
        http.shutdownNow();
        telegram.close();
        timers.close();
    }

    Answer call(String method, String json) {
        return call(ACCOUNT, method, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Answer call(BotAccount bot, String method, String contentType, byte[] body) {
        return send(HttpRequest.newBuilder(address(bot.token(), method))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** The result of a call that has to work. */
    JsonNode ok(String method, String json) {
        var answer = call(method, json);
        assertThat(answer.status()).as("%s: %s", method, answer.body()).isEqualTo(200);
        assertThat(answer.body().path("ok").asBoolean()).isTrue();
        return answer.body().path("result");
    }

    /** The reason of a call that has to fail with 400. */
    String refused(String method, String json) {
        var answer = call(method, json);
        assertThat(answer.status()).as("%s: %s", method, answer.body()).isEqualTo(400);
        assertThat(answer.body().path("error_code").asInt()).isEqualTo(400);
        return answer.description();
    }

    int sent(String text) {
        return ok("sendMessage", Json.write(Json.object().put("chat_id", ANN).put("text", text)))
                .path("message_id")
                .asInt();
    }

    URI address(String token, String method) {
        return URI.create(telegram.url() + "/bot" + token + "/" + method);
    }

    Answer send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            var text = new String(response.body(), StandardCharsets.UTF_8);
            return new Answer(
                    response.statusCode(),
                    text.startsWith("{") ? Json.parse(text) : Json.object().put("raw", text));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    byte[] download(String path) throws IOException, InterruptedException {
        var uri = URI.create(telegram.url() + "/file/bot" + ACCOUNT.token() + "/" + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray())
                .body();
    }

    /** A multipart call with one file. */
    Answer upload(BotAccount bot, String method, String field, String fileName, byte[] bytes, String... values) {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < values.length; i += 2) {
            body.writeBytes(("--xX\r\nContent-Disposition: form-data; name=\"" + values[i] + "\"\r\n\r\n"
                            + values[i + 1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--xX\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n--xX--\r\n".getBytes(StandardCharsets.UTF_8));
        return call(bot, method, "multipart/form-data; boundary=xX", body.toByteArray());
    }

    ChatView chat() {
        return telegram.chat(ANN, BOT);
    }

    void jump(Duration by) {
        clock.jump(by);
    }

    /** Looks again at every change until it is so; fails after five seconds. */
    void until(String what, BooleanSupplier so) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never came to be: " + what);
            }
            telegram.await(telegram.version(), Duration.ofMillis(20));
        }
    }
}
