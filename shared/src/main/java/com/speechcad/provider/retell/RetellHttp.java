package com.speechcad.provider.retell;

import com.speechcad.kernel.Digest;
import com.speechcad.kernel.OnFirstUse;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.text.Shorten;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP with a tenant's Retell workspace. Nothing is ever sent twice from here: Retell knows no idempotency key,
 * so a repeated {@code create-phone-call} could ring twice; jobs and sweeps repeat what may be repeated. The JDK's
 * client is used as it is, because statuses decide here and Micronaut's turns them into exceptions.
 */
@Singleton
public class RetellHttp {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(20);
    private static final String DEFAULT_URL = "https://api.retellai.com";
    private static final int MOST_MESSAGE = 300;
    private static final int LINE = 32;

    private final Tenants tenants;
    private final ObjectMapper json;
    private final OnFirstUse<HttpClient> client = new OnFirstUse<>(() -> HttpClient.newBuilder()
            .connectTimeout(TO_CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build());

    RetellHttp(Tenants tenants, ObjectMapper json) {
        this.tenants = tenants;
        this.json = json;
    }

    /**
     * @param path with its slash and query, such as {@code /v2/list-phone-numbers?limit=100}
     * @throws RetellUnreachable on a timeout, a broken connection, or 5xx
     */
    public RetellAnswer get(TenantId tenant, String path) {
        return get(tenant, path, TO_ANSWER);
    }

    /** As {@link #get(TenantId, String)}, but waits longer or shorter for the answer. */
    public RetellAnswer get(TenantId tenant, String path, Duration toAnswer) {
        return ask(tenant, "GET", path, BodyPublishers.noBody(), toAnswer);
    }

    /**
     * @param body a {@link JsonNode} or a serdeable record; null sends none
     * @throws RetellUnreachable on a timeout, a broken connection, or 5xx
     */
    public RetellAnswer post(TenantId tenant, String path, @Nullable Object body) {
        return ask(tenant, "POST", path, publisher(body), TO_ANSWER);
    }

    /** As {@link #post(TenantId, String, Object)}, but waits longer or shorter for the answer. */
    public RetellAnswer post(TenantId tenant, String path, @Nullable Object body, Duration toAnswer) {
        return ask(tenant, "POST", path, publisher(body), toAnswer);
    }

    /** @throws RetellUnreachable on a timeout, a broken connection, or 5xx */
    public RetellAnswer patch(TenantId tenant, String path, Object body) {
        return ask(tenant, "PATCH", path, publisher(body), TO_ANSWER);
    }

    /** @throws RetellUnreachable on a timeout, a broken connection, or 5xx */
    public RetellAnswer delete(TenantId tenant, String path) {
        return ask(tenant, "DELETE", path, BodyPublishers.noBody(), TO_ANSWER);
    }

    /** The same for all tenants with one key, and nothing by which the key could be told; empty without one. */
    public String line(TenantId tenant) {
        var keys = tenants.keys(tenant);
        var base = keys.url(TenantKey.RETELL_BASE_URL).map(URI::toString).orElse(DEFAULT_URL);
        return keys.get(TenantKey.RETELL_API_KEY)
                .map(key ->
                        Digest.sha256Hex("line " + base + " " + key.reveal()).substring(0, LINE))
                .orElse("");
    }

    private RetellAnswer ask(TenantId tenant, String method, String path, BodyPublisher body, Duration toAnswer) {
        var keys = tenants.keys(tenant);
        var key = keys.get(TenantKey.RETELL_API_KEY);
        if (key.isEmpty()) {
            return new RetellAnswer.Refused(
                    RetellAnswer.Why.NOT_CONFIGURED, 0, "RETELL_API_KEY is not set", Optional.empty());
        }
        var base = keys.url(TenantKey.RETELL_BASE_URL).map(URI::toString).orElse(DEFAULT_URL);
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(toAnswer)
                .header("Authorization", "Bearer " + key.get().reveal())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        return answer(method + " " + path.replaceAll("\\?.*", ""), send(method, path, request));
    }

    private HttpResponse<byte[]> send(String method, String path, HttpRequest request) {
        var what = method + " " + path.replaceAll("\\?.*", "");
        try {
            return client.get().send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException | HttpConnectTimeoutException unsent) {
            throw new RetellUnreachable("Retell cannot be reached: " + what, unsent, true);
        } catch (IOException lost) {
            throw new RetellUnreachable("Retell did not answer: " + what, lost, false);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RetellUnreachable("interrupted: " + what, interrupted, false);
        }
    }

    private RetellAnswer answer(String what, HttpResponse<byte[]> response) {
        var status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new RetellAnswer.Ok(tree(response.body())
                    .orElseThrow(() -> new RetellUnreachable("unreadable answer: " + what, null, false)));
        }
        if (status >= 500 || status == 408) {
            throw new RetellUnreachable("Retell answers " + status + ": " + what, null, false);
        }
        return new RetellAnswer.Refused(
                why(status, response.body()), status, message(response.body()), retryAfter(response));
    }

    /** Error bodies come in two shapes, and as a proxy's HTML. */
    private String message(byte[] body) {
        var tree = tree(body).orElse(null);
        for (var field : new String[] {"message", "error_message"}) {
            var said = tree == null || !tree.isObject() ? null : tree.get(field);
            if (said != null && said.isString()) {
                return shortened(said.getStringValue());
            }
        }
        return "unreadable error of " + body.length + " bytes";
    }

    private static String shortened(String message) {
        return Shorten.cut(message, MOST_MESSAGE);
    }

    private Optional<JsonNode> tree(byte[] body) {
        if (body.length == 0) {
            return Optional.of(JsonNode.createObjectNode(Map.of()));
        }
        try {
            return Optional.ofNullable(json.readValue(body, JsonNode.class));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private BodyPublisher publisher(@Nullable Object body) {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        try {
            return BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Something in front of Retell answers 404 with a page, and knows nothing of what is there. */
    private RetellAnswer.Why why(int status, byte[] body) {
        return switch (status) {
            case 401, 403 -> RetellAnswer.Why.UNAUTHORISED;
            case 402 -> RetellAnswer.Why.UNPAID;
            case 404, 422 -> tree(body).isPresent() ? RetellAnswer.Why.NOT_FOUND : RetellAnswer.Why.INVALID;
            case 409, 412 -> RetellAnswer.Why.CONFLICT;
            case 429 -> RetellAnswer.Why.THROTTLED;
            default -> RetellAnswer.Why.INVALID;
        };
    }

    private static Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
        return whole(response, "retry-after-ms")
                .map(Duration::ofMillis)
                .or(() -> whole(response, "retry-after").map(Duration::ofSeconds));
    }

    /** A date instead of a number of seconds is left alone: our own pace is slow enough. */
    private static Optional<Long> whole(HttpResponse<byte[]> response, String header) {
        return response.headers()
                .firstValue(header)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Long::valueOf);
    }
}
