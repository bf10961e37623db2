package com.speechcad.local.polling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The two methods of Telegram's that polling needs, and the letter to our own door. The token is part of an address, so no
 * message has one.
 */
final class PollingHttp implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofSeconds(15);
    /** The gateway gives a function thirty seconds. */
    private static final Duration AT_THE_DOOR = Duration.ofSeconds(35);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();

    /**
     * What waits, the oldest first.
     *
     * @param after updates before this one are done with; 0 says nothing about any
     * @param wait how long Telegram may keep us waiting for the first
     */
    JsonNode updates(PolledBot bot, long after, Duration wait, List<String> kinds)
            throws Trouble, InterruptedException {
        var asked = Json.object().put("timeout", wait.toSeconds());
        if (after > 0) {
            asked.put("offset", after);
        }
        var wanted = asked.putArray("allowed_updates");
        kinds.forEach(wanted::add);
        return call(bot, "getUpdates", asked, wait.plus(TO_ANSWER));
    }

    /** @throws Trouble unless it was taken */
    void bring(PolledBot bot, JsonNode update) throws Trouble, InterruptedException {
        var request = HttpRequest.newBuilder(bot.door())
                .timeout(AT_THE_DOOR)
                .header("Content-Type", "application/json")
                .header("X-Telegram-Bot-Api-Secret-Token", bot.seal().reveal())
                .POST(BodyPublishers.ofString(Json.write(update)))
                .build();
        var status = send(request, "the bot's function").statusCode();
        if (status / 100 != 2) {
            throw Trouble.of("the bot's function answers " + status + " to an update");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private JsonNode call(PolledBot bot, String method, ObjectNode asked, Duration patience)
            throws Trouble, InterruptedException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(
                            URI.create(bot.telegram() + "/bot" + bot.token().reveal() + "/" + method))
                    .timeout(patience)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(Json.write(asked)))
                    .build();
        } catch (IllegalArgumentException _) {
            throw Trouble.of("TELEGRAM_BASE_URL and TELEGRAM_BOT_TOKEN make no address");
        }
        var response = send(request, "Telegram");
        var said = read(response);
        if (response.statusCode() == 200 && said.path("ok").asBoolean()) {
            return said.path("result");
        }
        throw refused(method, response.statusCode(), said);
    }

    private static Trouble refused(String method, int status, JsonNode said) {
        var why = said.path("description").asText();
        if (status == 409 && why.contains("webhook is active")) {
            return Trouble.of(
                    "this bot has a webhook, perhaps of a stage that serves people: give the lab a bot of its own,"
                            + " or call Telegram's deleteWebhook for it");
        }
        return switch (status) {
            case 401, 404 -> Trouble.of("Telegram does not know TELEGRAM_BOT_TOKEN");
            case 429 ->
                Trouble.tooMany(Duration.ofSeconds(
                        Math.clamp(said.path("parameters").path("retry_after").asLong(1), 1, 3600)));
            default -> Trouble.of("Telegram answers " + status + " to " + method + ": " + why);
        };
    }

    private HttpResponse<byte[]> send(HttpRequest request, String who) throws Trouble, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException lost) {
            throw Trouble.of(who + " does not answer: " + lost.getClass().getSimpleName());
        }
    }

    private static JsonNode read(HttpResponse<byte[]> response) {
        try {
            return Json.parse(new String(response.body(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Json.object();
        }
    }
}
