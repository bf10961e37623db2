package com.speechcad.provider.dynopay;

import com.speechcad.billing.PaymentProvider;
import com.speechcad.kernel.OnFirstUse;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.provider.dynopay.DynopayAnswer.Ok;
import com.speechcad.provider.dynopay.DynopayAnswer.Refused;
import com.speechcad.provider.dynopay.DynopayAnswer.Why;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.text.Shorten;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Speaks HTTP with a tenant's DynoPay account: its key and its base URL, one request at a time. The JDK's client is used
 * as it is, because every tenant has a base URL of its own and statuses decide here, where Micronaut's client turns them
 * into exceptions. Neither the key nor a body is ever part of a message or a log line.
 */
@Singleton
class DynopayHttp {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(15);
    /** How long its limits last. */
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final String DEFAULT_URL = "https://dynopay.com/api";
    /** Something in front of the server turns away what looks like a script. */
    private static final String AGENT = "Speechcad/1.0";

    private static final int MOST_MESSAGE = 300;

    private final Tenants tenants;
    private final ObjectMapper json;
    private final OnFirstUse<HttpClient> client = new OnFirstUse<>(() -> HttpClient.newBuilder()
            .connectTimeout(TO_CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build());

    DynopayHttp(Tenants tenants, ObjectMapper json) {
        this.tenants = tenants;
        this.json = json;
    }

    <T> DynopayAnswer<T> get(TenantId tenant, String path, Function<Fields, T> reader) {
        return ask(tenant, path, HttpRequest.newBuilder().GET(), reader);
    }

    <T> DynopayAnswer<T> post(
            TenantId tenant, String path, JsonNode body, Optional<UUID> idempotencyKey, Function<Fields, T> reader) {
        try {
            var bytes = json.writeValueAsBytes(body);
            var request = HttpRequest.newBuilder()
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
            idempotencyKey.ifPresent(key -> request.header("Idempotency-Key", key.toString()));
            return ask(tenant, path, request, reader);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private <T> DynopayAnswer<T> ask(
            TenantId tenant, String path, HttpRequest.Builder request, Function<Fields, T> reader) {
        var keys = tenants.keys(tenant);
        var key = keys.get(TenantKey.DYNOPAY_API_KEY);
        if (key.isEmpty()) {
            return new Refused<>(Why.NOT_CONFIGURED, 0, "", "DYNOPAY_API_KEY is not set");
        }
        var base = keys.url(TenantKey.DYNOPAY_BASE_URL).map(URI::toString).orElse(DEFAULT_URL);
        request.uri(URI.create(base + path))
                .timeout(TO_ANSWER)
                .header("Accept", "application/json")
                .header("User-Agent", AGENT)
                .header("x-api-key", key.get().reveal());
        return answer(path, send(path, request.build()), reader);
    }

    private HttpResponse<byte[]> send(String path, HttpRequest request) {
        try {
            return client.get().send(request, BodyHandlers.ofByteArray());
        } catch (IOException lost) {
            throw new Unreachable("DynoPay does not answer: " + what(path), lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted: " + what(path), stopped);
        }
    }

    private <T> DynopayAnswer<T> answer(String path, HttpResponse<byte[]> response, Function<Fields, T> reader) {
        var status = response.statusCode();
        if (status == 429) {
            throw new PaymentProvider.Throttled("DynoPay answers 429: " + what(path), retryAfter(response));
        }
        var fields = fields(response.body());
        // What stands in front of the server and takes us for a robot has no JSON, and says nothing about the key.
        if (status >= 500 || status == 408 || (status == 403 && fields.isEmpty())) {
            throw new Unreachable("DynoPay answers " + status + ": " + what(path));
        }
        if (status >= 200 && status < 300) {
            return new Ok<>(reader.apply(
                    fields.orElseThrow(() -> new Unreachable("DynoPay's answer is unreadable: " + what(path)))));
        }
        return refusal(status, fields);
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Math.clamp(Long.parseLong(value), 1, LONGEST_WAIT.toSeconds())))
                .orElse(A_MINUTE);
    }

    private static <T> DynopayAnswer<T> refusal(int status, Optional<Fields> fields) {
        var code = fields.flatMap(body -> body.inside("error").text("code").or(() -> body.text("code")))
                .orElse("");
        var message = fields.flatMap(body -> body.text("message")).orElse("no message");
        var said = Shorten.cut(message, MOST_MESSAGE);
        return new Refused<>(why(status, code, message, fields.isPresent()), status, code, said);
    }

    /** Older servers give no code; then the words they are known to use have to do. */
    private static Why why(int status, String code, String message, boolean isTheirs) {
        return switch (status) {
            case 401, 403 -> Why.UNAUTHORISED;
            case 404, 405 -> isTheirs && status == 404 ? Why.NOT_FOUND : Why.UNSUPPORTED;
            case 409 -> Why.CONFLICT;
            default ->
                switch (code) {
                    case "amount_invalid", "amount_below_minimum" -> Why.AMOUNT;
                    case "currency_required", "no_wallet_configured", "currency_not_available" -> Why.COIN_UNAVAILABLE;
                    default -> byWords(message);
                };
        };
    }

    private static Why byWords(String message) {
        if (message.startsWith("Valid payment amount")) {
            return Why.AMOUNT;
        }
        if (message.startsWith("Please add valid address")) {
            return Why.NOT_FOUND;
        }
        var isAboutCoin = message.startsWith("Currency is required")
                || message.startsWith("No crypto wallet")
                || message.startsWith("No wallet configured")
                || message.contains("is not available for this payment");
        return isAboutCoin ? Why.COIN_UNAVAILABLE : Why.INVALID;
    }

    private Optional<Fields> fields(byte[] body) {
        try {
            return Optional.ofNullable(json.readValue(body, JsonNode.class))
                    .filter(JsonNode::isObject)
                    .map(Fields::new);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** The question without its subject. */
    private static String what(String path) {
        return path.substring(0, path.indexOf('/', 1) + 1) + path.split("[/?]")[2];
    }
}
