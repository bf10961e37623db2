package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Posts one update to a webhook and reads what it says. */
final class WebhookClient implements AutoCloseable {
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Found"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(410, "Gone"),
            Map.entry(413, "Request Entity Too Large"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    /** How a delivery went. */
    sealed interface Outcome {
        /** Any 2xx. A call is what the answer asked for, with its {@code method}. */
        record Delivered(Optional<Params> call) implements Outcome {}

        /** @param status 0 when there was no answer at all */
        record Failed(String error, int status, long retryAfterSeconds) implements Outcome {}
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Duration timeout;

    WebhookClient(Duration timeout) {
        this.timeout = timeout;
    }

    Outcome post(String url, String secret, JsonNode update) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(timeout)
                    .header("Content-Type", "application/json")
                    .header("Accept-Encoding", "gzip, deflate")
                    .POST(BodyPublishers.ofString(Json.write(update)));
            if (!secret.isEmpty()) {
                request.header("X-Telegram-Bot-Api-Secret-Token", secret);
            }
            return read(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (HttpTimeoutException _) {
            return new Outcome.Failed("Connection timed out", 0, 0);
        } catch (ConnectException _) {
            return new Outcome.Failed("Connection refused", 0, 0);
        } catch (IOException | IllegalArgumentException _) {
            return new Outcome.Failed("Webhook connection closed", 0, 0);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("Webhook connection closed", 0, 0);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static Outcome read(HttpResponse<byte[]> response) throws IOException {
        var status = response.statusCode();
        if (status / 100 == 2) {
            return new Outcome.Delivered(call(response));
        }
        var error = "Wrong response from the webhook: " + status + " " + REASONS.getOrDefault(status, "");
        return new Outcome.Failed(error.strip(), status, retryAfter(response));
    }

    private static long retryAfter(HttpResponse<byte[]> response) {
        var text = response.headers().firstValue("Retry-After").orElse("0").strip();
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }

    /** What cannot be read as a call is no call: nobody would hear of the mistake. */
    private static Optional<Params> call(HttpResponse<byte[]> response) throws IOException {
        var zipped =
                response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        var body = response.body();
        if (zipped) {
            try (var plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = plain.readAllBytes();
            }
        }
        try {
            var type = response.headers().firstValue("Content-Type").orElse("");
            return Optional.of(ParamsReader.read("", type, body))
                    .filter(params -> !params.string("method").isEmpty());
        } catch (Refusal _) {
            return Optional.empty();
        }
    }
}
