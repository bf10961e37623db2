package com.speechcad.provider.telegram;

import com.speechcad.db.Tx;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.OnFirstUse;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of the Bot API. The token is part of the address, so no exception from here carries a cause or an address,
 * and nothing is logged but the method.
 */
@Singleton
class TelegramHttp {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramHttp.class);
    private static final String DEFAULT_URL = "https://api.telegram.org";
    private static final Duration TO_CONNECT = Duration.ofSeconds(2);
    private static final Duration TO_ANSWER = Duration.ofSeconds(4);
    private static final Duration TO_UPLOAD = Duration.ofSeconds(25);
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_./-]{1,512}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9:_-]+");

    private final Tx tx;
    private final Tenants tenants;
    private final ObjectMapper json;
    private final IdSource ids;
    private final OnFirstUse<HttpClient> client = new OnFirstUse<>(TelegramHttp::client);

    TelegramHttp(Tx tx, Tenants tenants, ObjectMapper json, IdSource ids) {
        this.tx = tx;
        this.tenants = tenants;
        this.json = json;
        this.ids = ids;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * In a rehearsal nothing is sent, and the answer is as good as can be.
     *
     * @throws Unreachable on a timeout, a broken connection, 5xx, or while there is no (good) token
     */
    Answer call(TenantId tenant, String method, Fields fields) {
        var request = request(tenant, method, fields);
        if (tx.isRehearsing()) {
            return answer(method, 200, Loopback.ANSWER);
        }
        var response = send(client.get(), method, request, BodyHandlers.ofByteArray());
        return answer(method, response.statusCode(), response.body());
    }

    /** Sends and reads as {@link #call} does, to this machine and with another client: neither connection nor client stays. */
    void practise() {
        try (var nearby = Loopback.open();
                var other = client()) {
            for (int i = 0; i < Loopback.REQUESTS; i++) {
                var request = HttpRequest.newBuilder(nearby.url())
                        .timeout(TO_ANSWER)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(Loopback.ANSWER))
                        .build();
                var response = send(other, "practice", request, BodyHandlers.ofByteArray());
                var _ = answer("practice", response.statusCode(), response.body());
            }
        }
    }

    /**
     * The bytes of a file.
     *
     * @param path as {@code getFile} gave it
     * @param most one byte more is read at most, so that the caller sees that there are more
     * @return empty when the file is not there (any more)
     * @throws Unreachable on a timeout, a broken connection, 5xx, or while there is no (good) token
     */
    Optional<byte[]> download(TenantId tenant, String path, int most) {
        if (!PATH.matcher(path).matches() || path.contains("..")) {
            throw new Unreachable("Telegram names a strange place for a file");
        }
        var request = HttpRequest.newBuilder(address(tenant, "file/bot", path))
                .timeout(TO_UPLOAD)
                .GET()
                .build();
        var response = send(client.get(), "a file", request, BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            if (response.statusCode() == 200) {
                return Optional.of(body.readNBytes(most + 1));
            }
        } catch (IOException lost) {
            throw new Unreachable(
                    "Telegram breaks off a file: " + lost.getClass().getSimpleName());
        }
        if (response.statusCode() == 404 || response.statusCode() == 400) {
            return Optional.empty();
        }
        throw new Unreachable("Telegram answers " + response.statusCode() + " to a file");
    }

    private HttpRequest request(TenantId tenant, String method, Fields fields) {
        var request = HttpRequest.newBuilder(address(tenant, "bot", method));
        if (fields.upload().isEmpty()) {
            return request.timeout(TO_ANSWER)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(bytes(JsonNode.createObjectNode(fields.values()))))
                    .build();
        }
        var form = new Multipart("speechcad-" + ids.next());
        fields.values().forEach((name, value) -> form.add(name, text(value)));
        fields.upload().ifPresent(form::add);
        return request.timeout(TO_UPLOAD)
                .header("Content-Type", form.contentType())
                .POST(BodyPublishers.ofByteArray(form.end()))
                .build();
    }

    private URI address(TenantId tenant, String door, String what) {
        var keys = tenants.keys(tenant);
        var token = keys.get(TenantKey.TELEGRAM_BOT_TOKEN)
                .filter(secret -> TOKEN.matcher(secret.reveal()).matches())
                .orElseThrow(() -> new Unreachable("TELEGRAM_BOT_TOKEN is not set"));
        var base = keys.url(TenantKey.TELEGRAM_BASE_URL).map(URI::toString).orElse(DEFAULT_URL);
        return URI.create(base + "/" + door + token.reveal() + "/" + what);
    }

    private static <T> HttpResponse<T> send(
            HttpClient through, String method, HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return through.send(request, body);
        } catch (IOException lost) {
            // Without the cause: nobody promises that it does not quote the address.
            throw new Unreachable("Telegram does not answer " + method + ": "
                    + lost.getClass().getSimpleName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted: " + method);
        }
    }

    private Answer answer(String method, int status, byte[] body) {
        var tree = tree(body);
        var result = tree.flatMap(said -> Optional.ofNullable(said.get("result")));
        if (status == 200 && result.isPresent()) {
            return new Answer.Ok(result.get());
        }
        if (status == 401 || status == 404) {
            LOG.error("ALARM Telegram does not know the bot's token ({} to {})", status, method);
            throw new Unreachable("Telegram answers " + status + " to " + method);
        }
        if (status >= 500 || tree.isEmpty()) {
            throw new Unreachable("Telegram answers " + status + " to " + method);
        }
        return new Answer.No(status, description(tree.get()), retryAfter(tree.get()));
    }

    private static String description(JsonNode body) {
        var description = body.get("description");
        return description != null && description.isString() ? description.getStringValue() : "";
    }

    private static Optional<Duration> retryAfter(JsonNode body) {
        var parameters = body.get("parameters");
        var seconds = parameters == null || !parameters.isObject() ? null : parameters.get("retry_after");
        return seconds == null || !seconds.isNumber()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(seconds.getLongValue()));
    }

    private Optional<JsonNode> tree(byte[] body) {
        try {
            return Optional.ofNullable(json.readValue(body, JsonNode.class)).filter(JsonNode::isObject);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private String text(JsonNode value) {
        return value.isString() ? value.getStringValue() : new String(bytes(value), StandardCharsets.UTF_8);
    }

    private byte[] bytes(JsonNode value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
