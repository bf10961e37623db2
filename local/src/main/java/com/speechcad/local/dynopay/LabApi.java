package com.speechcad.local.dynopay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.http.Handler;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The back door over HTTP; {@link DynopaySimulator} says what is behind it. */
final class LabApi {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final DynopaySimulator simulator;

    LabApi(DynopaySimulator simulator) {
        this.simulator = simulator;
    }

    void mount(HttpRoutes routes, String prefix) {
        var lab = prefix + "/lab";
        for (var faults : List.of(prefix + "/faults", lab + "/faults")) {
            routes.route("GET", faults, _ -> json(Json.tree(simulator.faults())));
            routes.route("POST", faults, guarded(this::setFaults));
        }
        routes.route("GET", lab + "/payments", guarded(this::payments));
        routes.route("GET", lab + "/payments/{id}", guarded(request -> json(view(known(request)))));
        routes.route("POST", lab + "/payments/{id}/{action}", guarded(this::act));
        routes.route("POST", lab + "/checkouts/{id}/coin", guarded(this::choose));
        routes.route("GET", lab + "/deliveries", guarded(this::deliveries));
        routes.route("POST", lab + "/deliveries/{id}/resend", guarded(this::resend));
        routes.route("GET", lab + "/settings", _ -> json(settings()));
        routes.route("POST", lab + "/settings", guarded(this::configure));
        routes.route("POST", lab + "/test-event", guarded(this::testEvent));
    }

    private static Handler guarded(Handler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (IllegalArgumentException refused) {
                var body = Json.object().put("error", refused.getMessage());
                return Response.json(400, Json.write(body));
            }
        };
    }

    private Response payments(Request request) {
        var query = request.query();
        if (query.containsKey("after")) {
            var wait = Duration.ofMillis(Long.parseLong(query.getOrDefault("wait", "0")));
            var longest = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
            simulator.awaitChange(Long.parseLong(query.getOrDefault("after", "0")), longest);
        }
        var body = Json.object();
        body.put("changes", simulator.changes());
        var list = body.putArray("payments");
        simulator.payments().forEach(payment -> list.add(view(payment)));
        return json(body);
    }

    private Response act(Request request) {
        var id = known(request).id();
        var cashier = simulator.cashier();
        var body = request.body().length == 0 ? Json.object() : Json.parse(request.body());
        var changed = switch (request.variable("action")) {
            case "pay" -> cashier.pay(id, sum(id, body));
            case "pay-again" -> cashier.payAgain(id, sum(id, body));
            case "pay-late" -> cashier.payLate(id, sum(id, body));
            case "pending-only" -> cashier.pendingOnly(id, sum(id, body));
            case "confirm" -> cashier.confirm(id);
            case "confirm-before-pending" -> cashier.confirmBeforePending(id, sum(id, body));
            case "settle" -> cashier.settle(id);
            case "settlement-failed" -> cashier.settlementFailed(id);
            case "settlement-failed-then-recovered" -> cashier.settlementFailedThenRecovered(id);
            case "take-back" -> cashier.takeBack(id);
            case "refund" -> cashier.refund(id);
            case "process" -> cashier.process(id);
            case "expire" -> cashier.expire(id);
            case "lie" -> cashier.lie(id, sum(id, body));
            case "forge" -> cashier.forge(id, sum(id, body));
            case "webhook" -> simulator.repeat(id, body.path("event").asText());
            case String other -> throw new IllegalArgumentException("no action " + other);
        };
        return json(view(changed));
    }

    /** {@code crypto} exactly, or {@code fraction} of what is expected, or all of it. */
    private BigDecimal sum(String id, JsonNode body) {
        var crypto = body.path("crypto").asText("");
        return crypto.isEmpty()
                ? simulator.cashier().fraction(id, number(body.path("fraction").asText("1")))
                : number(crypto);
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number", notANumber);
        }
    }

    private Response choose(Request request) {
        var coin = Json.parse(request.body()).path("coin").asText();
        return json(view(simulator.chooseCoin(request.variable("id"), coin)));
    }

    private Response deliveries(Request request) {
        var payment = request.query().get("payment");
        var list = Json.array();
        simulator.deliveries().stream()
                .filter(delivery -> payment == null || payment.equals(delivery.paymentId()))
                .forEach(delivery -> list.add(Json.tree(delivery)));
        return json(list);
    }

    private Response resend(Request request) {
        return json(Json.tree(simulator.resend(request.variable("id"))));
    }

    private Response setFaults(Request request) {
        simulator.setFaults(Json.parse(request.text(), Faults.class));
        return json(Json.tree(simulator.faults()));
    }

    private Response configure(Request request) {
        var asked = Json.parse(request.body());
        var next = simulator.settings();
        if (asked.has("profile")) {
            var word = Json.write(asked.path("profile"));
            next = next.withProfile(Json.parse(word, Profile.class));
        }
        if (asked.has("optionalEvents")) {
            next = next.withOptionalEvents(asked.path("optionalEvents").asBoolean());
        }
        if (asked.has("baseCurrency")) {
            next = next.withBaseCurrency(asked.path("baseCurrency").asText());
        }
        for (var rate : asked.path("rates").properties()) {
            next = next.withRate(rate.getKey(), number(rate.getValue().asText()));
        }
        simulator.configure(next);
        return json(settings());
    }

    private Response testEvent(Request request) {
        simulator.sendTestEvent(Json.parse(request.body()).path("url").asText());
        return json(Json.object());
    }

    private JsonNode settings() {
        var now = simulator.settings();
        var body = Json.object();
        body.set("profile", Json.tree(now.profile()));
        body.put("optionalEvents", now.optionalEvents());
        body.put("baseCurrency", now.baseCurrency());
        body.put("signed", now.webhookSecret() != null);
        body.set("rates", Json.tree(now.rates()));
        return body;
    }

    private Payment known(Request request) {
        var id = request.variable("id");
        return simulator.payment(id).orElseThrow(() -> new IllegalArgumentException("no payment " + id));
    }

    private static JsonNode view(Payment payment) {
        var view = (ObjectNode) Json.tree(payment);
        view.put("received", Coins.plain(payment.received()));
        view.put("windowEndsAt", payment.createdAt().plus(Payment.WINDOW).toString());
        return view;
    }

    private static Response json(JsonNode body) {
        return Response.json(200, Json.write(body));
    }
}
