package com.speechcad.local.dynopay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A merchant with a till that takes webhooks, beside a simulator of its own. */
final class Shop implements AutoCloseable {
    static final String KEY = "dpk_test_of_nobody";
    static final String SECRET = "whsec_no_secret_only_for_tests_0000000000000000";
    static final Duration SOON = Duration.ofMinutes(1);

    final LabClock clock;
    final LabTimers timers;
    final DynopaySimulator dynopay;
    final List<Request> heard = new CopyOnWriteArrayList<>();
    final AtomicInteger answers = new AtomicInteger(200);
    private final HttpRoutes till = new HttpRoutes(0);
    private final HttpClient http = HttpClient.newHttpClient();

    Shop() {
        this(DynopaySettings.of(KEY, SECRET), Journal.inMemory(), new LabClock());
    }

    Shop(DynopaySettings settings) {
        this(settings, Journal.inMemory(), new LabClock());
    }

    Shop(DynopaySettings settings, Journal journal, LabClock clock) {
        this.clock = clock;
        timers = new LabTimers(clock);
        till.route("POST", "/{path*}", request -> {
            heard.add(request);
            return Response.empty(answers.get());
        });
        till.start();
        dynopay = new DynopaySimulator(journal, clock, timers, settings).start(0);
    }

    static Shop ofMay() {
        return new Shop(DynopaySettings.of(KEY, SECRET).withProfile(Profile.MAY_2026));
    }

    /** Time stands still until it is jumped. */
    static LabClock frozen() {
        return new LabClock(Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));
    }

    /** Goes on when the first delivery was tried so often. */
    void tried(int times) {
        dynopay.awaitDeliveries(all -> !all.isEmpty() && all.getFirst().attempts() == times, SOON);
    }

    String hook() {
        return till.url() + "/dynopay/default/invoice-1/token-1";
    }

    /** 100 dollars in TRX, told to the till. */
    ObjectNode order() {
        var order = Json.object();
        order.put("amount", 100).put("currency", "trx ").put("webhook_url", hook());
        order.putObject("meta_data").put("invoice", "INV-1");
        return order;
    }

    String pays100() {
        return made(order());
    }

    String made(ObjectNode order) {
        var answer = post("/user/cryptoPayment", order);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Json.parse(answer.body()).path("data").path("transaction_id").asText();
    }

    HttpResponse<String> post(String path, JsonNode body, String... headers) {
        return send(path, request -> request.POST(HttpRequest.BodyPublishers.ofString(Json.write(body))), headers);
    }

    HttpResponse<String> get(String path) {
        return send(path, HttpRequest.Builder::GET);
    }

    /** The back door. */
    JsonNode lab(String path) {
        return Json.parse(plain(path, HttpRequest.Builder::GET).body());
    }

    HttpResponse<String> lab(String path, String body) {
        return plain(path, request -> request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> method, String... headers) {
        var request = method.apply(HttpRequest.newBuilder(URI.create(dynopay.url() + path)));
        if (headers.length == 0) {
            request.header("x-api-key", KEY);
        } else {
            request.headers(headers);
        }
        return exchange(request);
    }

    private HttpResponse<String> plain(String path, UnaryOperator<HttpRequest.Builder> method) {
        return exchange(method.apply(HttpRequest.newBuilder(dynopay.url().resolve(path))));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** The bodies that the till heard, as soon as there are so many. */
    List<JsonNode> hears(int many) {
        until(() -> heard.size() >= many, many + " webhooks, but heard " + heard.size());
        return bodies();
    }

    List<JsonNode> bodies() {
        return heard.stream().map(request -> Json.parse(request.body())).toList();
    }

    List<String> events() {
        return bodies().stream().map(body -> body.path("event").asText()).toList();
    }

    BigDecimal trx(String amount) {
        return new BigDecimal(amount);
    }

    /** Goes on when every delivery is over. */
    void delivered() {
        dynopay.awaitDeliveries(all -> !all.isEmpty() && all.stream().allMatch(one -> one.completedAt() != null), SOON);
    }

    static void until(BooleanSupplier condition, String what) {
        var end = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    static String fetch(String url) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    @Override
    public void close() {
        timers.close();
        dynopay.close();
        till.close();
        http.shutdownNow();
    }
}
