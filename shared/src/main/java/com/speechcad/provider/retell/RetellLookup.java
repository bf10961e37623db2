package com.speechcad.provider.retell;

import com.speechcad.call.CallLookup;
import com.speechcad.call.CallReport;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks Retell what became of a call. A refusal is no answer: only a list that was given can be empty. */
@Singleton
@Secondary
class RetellLookup implements CallLookup {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_DOWNLOAD = Duration.ofSeconds(40);
    /** For all pages together. The provider's own client waits five minutes, a sweep has less than one. */
    private static final Duration TO_LIST = Duration.ofSeconds(30);

    private static final int PAGE = 200;
    private static final int MOST_PAGES = 5;
    private static final int MOST_BYTES = 200_000_000;
    private static final int BUFFER_BYTES = 65_536;

    private final RetellHttp http;
    private final RetellReports reports;
    private final HttpClient files =
            HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();

    RetellLookup(RetellHttp http, RetellReports reports) {
        this.http = http;
        this.reports = reports;
    }

    @Override
    public Optional<CallReport> byAttempt(TenantId tenant, UUID attempt) {
        var answer = http.post(tenant, "/v3/list-calls", filter(attempt), TO_LIST);
        return switch (answer) {
            case RetellAnswer.Ok(var list) -> first(tenant, list);
            case RetellAnswer.Refused refused -> throw unreadable(refused);
        };
    }

    @Override
    public Listed between(TenantId tenant, Instant from, Instant to) {
        var calls = new ArrayList<CallReport>();
        var next = Optional.<String>empty();
        var began = System.nanoTime();
        for (int page = 0; page < MOST_PAGES; page++) {
            var left = TO_LIST.minusNanos(System.nanoTime() - began);
            if (!left.isPositive()) {
                break;
            }
            var answer = http.post(tenant, "/v3/list-calls", filter(tenant, from, to, next), left);
            var list = switch (answer) {
                case RetellAnswer.Ok(var said) -> said;
                case RetellAnswer.Refused refused -> throw unreadable(refused);
            };
            Fields.list(list, "items").forEach(item -> reports.ofCall(item).ifPresent(calls::add));
            next = Fields.flag(list, "has_more") ? Fields.text(list, "pagination_key") : Optional.empty();
            if (next.isEmpty()) {
                return new Listed(calls, !Fields.flag(list, "has_more"));
            }
        }
        return new Listed(calls, false);
    }

    private static JsonNode filter(TenantId tenant, Instant from, Instant to, Optional<String> after) {
        var ours = JsonNode.createObjectNode(Map.of(
                "key", JsonNode.createStringNode(RetellReports.TENANT),
                "type", JsonNode.createStringNode("string"),
                "op", JsonNode.createStringNode("eq"),
                "value", JsonNode.createStringNode(Long.toString(tenant.value()))));
        var body = new LinkedHashMap<String, JsonNode>();
        body.put(
                "filter_criteria",
                JsonNode.createObjectNode(Map.of(
                        "metadata", JsonNode.createArrayNode(List.of(ours, asked("ge", from), asked("le", to))))));
        body.put("limit", JsonNode.createNumberNode(PAGE));
        after.ifPresent(key -> body.put("pagination_key", JsonNode.createStringNode(key)));
        return JsonNode.createObjectNode(body);
    }

    private static JsonNode asked(String op, Instant at) {
        return JsonNode.createObjectNode(Map.of(
                "key", JsonNode.createStringNode(RetellReports.ASKED_AT),
                "type", JsonNode.createStringNode("number"),
                "op", JsonNode.createStringNode(op),
                "value", JsonNode.createNumberNode(at.getEpochSecond())));
    }

    @Override
    public Optional<CallReport> byId(TenantId tenant, String providerCall) {
        return call(tenant, providerCall).flatMap(reports::ofCall);
    }

    @Override
    public boolean recording(TenantId tenant, String providerCall, Path wav) throws IOException {
        var link = call(tenant, providerCall).flatMap(call -> Fields.text(call, "scrubbed_recording_url"));
        if (link.isPresent()) {
            download(link.get(), wav);
        }
        return link.isPresent();
    }

    /** The list leaves out what was said, so the call itself is asked for. */
    private Optional<CallReport> first(TenantId tenant, JsonNode list) {
        return Fields.list(list, "items").stream()
                .findFirst()
                .flatMap(item -> Fields.text(item, "call_id"))
                .flatMap(id -> byId(tenant, id));
    }

    private Optional<JsonNode> call(TenantId tenant, String providerCall) {
        return switch (http.get(tenant, "/v2/get-call/" + providerCall)) {
            case RetellAnswer.Ok(var call) -> Optional.of(call);
            case RetellAnswer.Refused refused when refused.why() == RetellAnswer.Why.NOT_FOUND -> Optional.empty();
            case RetellAnswer.Refused refused -> throw unreadable(refused);
        };
    }

    private static Unreachable unreadable(RetellAnswer.Refused refused) {
        return new Unreachable("Retell refuses to say: " + refused.status() + " " + refused.why());
    }

    /** The link is a secret: it stands in no message. */
    private void download(String link, Path to) {
        try {
            var request = HttpRequest.newBuilder(URI.create(link))
                    .timeout(TO_DOWNLOAD)
                    .build();
            var response = files.send(request, BodyHandlers.ofInputStream());
            try (var stream = response.body()) {
                if (response.statusCode() != 200) {
                    throw new Unreachable("a recording is answered with " + response.statusCode());
                }
                if (write(stream, to) == 0) {
                    throw new Unreachable("a recording is empty");
                }
            }
        } catch (IOException | IllegalArgumentException lost) {
            throw new Unreachable("a recording did not come: " + lost.getClass().getSimpleName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while a recording came");
        }
    }

    /** What is longer than any call is cut. */
    private static long write(InputStream from, Path to) throws IOException {
        try (var out = Files.newOutputStream(to)) {
            var left = MOST_BYTES;
            var buffer = new byte[BUFFER_BYTES];
            for (int read = from.read(buffer); read > 0; read = from.read(buffer, 0, Math.min(buffer.length, left))) {
                out.write(buffer, 0, read);
                left -= read;
            }
            return (long) MOST_BYTES - left;
        }
    }

    private static JsonNode filter(UUID attempt) {
        var ours = JsonNode.createObjectNode(Map.of(
                "key", JsonNode.createStringNode(RetellReports.ATTEMPT),
                "type", JsonNode.createStringNode("string"),
                "op", JsonNode.createStringNode("eq"),
                "value", JsonNode.createStringNode(attempt.toString())));
        return JsonNode.createObjectNode(Map.of(
                "filter_criteria",
                JsonNode.createObjectNode(Map.of("metadata", JsonNode.createArrayNode(List.of(ours)))),
                "limit",
                JsonNode.createNumberNode(5)));
    }
}
