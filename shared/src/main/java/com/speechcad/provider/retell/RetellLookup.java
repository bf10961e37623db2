package com.speechcad.provider.retell;

import com.speechcad.call.CallLookup;
import com.speechcad.call.CallReport;
import com.speechcad.kernel.OnFirstUse;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Retell what became of a call. A refusal is no answer: only a list that was given can be empty. */
@Singleton
@Secondary
class RetellLookup implements CallLookup {
    private static final Logger LOG = LoggerFactory.getLogger(RetellLookup.class);

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_DOWNLOAD = Duration.ofSeconds(40);
    /** For all pages together. The provider's own client waits five minutes, a sweep has less than one. */
    private static final Duration TO_LIST = Duration.ofSeconds(30);
    /** With less time left no further page is asked for: it would hardly come. */
    private static final Duration FOR_A_PAGE = Duration.ofSeconds(5);

    private static final Duration TO_TELL = Duration.ofSeconds(20);
    /** The least that a question is given. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    /** Half of what the provider gives at once, so that five thousand calls are ten answers. */
    private static final int PAGE = 500;

    private static final int MOST_PAGES = 10;
    private static final int MOST_BYTES = 200_000_000;
    private static final int BUFFER_BYTES = 65_536;

    private final RetellHttp http;
    private final RetellReports reports;
    private final OnFirstUse<HttpClient> files = new OnFirstUse<>(
            () -> HttpClient.newBuilder().connectTimeout(TO_CONNECT).build());

    RetellLookup(RetellHttp http, RetellReports reports) {
        this.http = http;
        this.reports = reports;
    }

    @Override
    public Optional<CallReport> byAttempt(TenantId tenant, UUID attempt) {
        return byAttempt(tenant, attempt, TO_LIST.plus(TO_TELL));
    }

    @Override
    public Optional<CallReport> byAttempt(TenantId tenant, UUID attempt, Duration within) {
        var began = System.nanoTime();
        var list = said(http.post(tenant, "/v3/list-calls", filter(attempt), shorter(TO_LIST, within)));
        // The list leaves out what was said, so the call itself is asked for.
        return Fields.list(list, "items").stream()
                .findFirst()
                .flatMap(item -> Fields.text(item, "call_id"))
                .flatMap(id -> byId(tenant, id, left(within, began)));
    }

    @Override
    public Listed between(TenantId tenant, Instant from, Instant to, Duration within) {
        var calls = new ArrayList<CallReport>();
        var next = Optional.<String>empty();
        var began = System.nanoTime();
        for (int page = 0; page < MOST_PAGES; page++) {
            var left = left(shorter(TO_LIST, within), began);
            if (page > 0 && left.compareTo(FOR_A_PAGE) < 0) {
                break;
            }
            var list = page(tenant, filter(tenant, from, to, next), left, page);
            if (list.isEmpty()) {
                break;
            }
            Fields.list(list.get(), "items")
                    .forEach(item -> reports.ofCall(item).ifPresent(calls::add));
            var isMore = Fields.flag(list.get(), "has_more");
            next = isMore ? Fields.text(list.get(), "pagination_key") : Optional.empty();
            if (next.isEmpty()) {
                return new Listed(calls, !isMore);
            }
        }
        return new Listed(calls, false);
    }

    /** Without the first there is no list; where a later one does not come, those before it are true all the same. */
    private Optional<JsonNode> page(TenantId tenant, JsonNode filter, Duration left, int page) {
        try {
            return Optional.of(said(http.post(tenant, "/v3/list-calls", filter, shorter(TO_LIST, left))));
        } catch (Unreachable passing) {
            if (page == 0) {
                throw passing;
            }
            LOG.warn("a list of calls ends after page {}: {}", page, passing.toString());
            return Optional.empty();
        }
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
        return byId(tenant, providerCall, TO_TELL);
    }

    @Override
    public Optional<CallReport> byId(TenantId tenant, String providerCall, Duration within) {
        return call(tenant, providerCall, within).flatMap(reports::ofCall);
    }

    @Override
    public boolean recording(TenantId tenant, String providerCall, Path wav) throws IOException {
        var link = call(tenant, providerCall, TO_TELL).flatMap(call -> Fields.text(call, "scrubbed_recording_url"));
        if (link.isPresent()) {
            download(link.get(), wav);
        }
        return link.isPresent();
    }

    private Optional<JsonNode> call(TenantId tenant, String providerCall, Duration within) {
        return switch (http.get(tenant, "/v2/get-call/" + providerCall, shorter(TO_TELL, within))) {
            case RetellAnswer.Ok(var call) -> Optional.of(call);
            case RetellAnswer.Refused refused when refused.why() == RetellAnswer.Why.NOT_FOUND -> Optional.empty();
            case RetellAnswer.Refused refused -> throw unreadable(refused);
        };
    }

    private static JsonNode said(RetellAnswer answer) {
        return switch (answer) {
            case RetellAnswer.Ok(var said) -> said;
            case RetellAnswer.Refused refused -> throw unreadable(refused);
        };
    }

    private static Duration left(Duration within, long began) {
        return within.minusNanos(System.nanoTime() - began);
    }

    private static Duration shorter(Duration usual, Duration within) {
        var time = usual.compareTo(within) < 0 ? usual : within;
        return time.compareTo(LEAST) < 0 ? LEAST : time;
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
            var response = files.get().send(request, BodyHandlers.ofInputStream());
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
