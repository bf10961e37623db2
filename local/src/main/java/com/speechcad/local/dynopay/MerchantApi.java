package com.speechcad.local.dynopay;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.dynopay.Faults.Fault;
import com.speechcad.local.dynopay.Payments.Order;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.RequestLog;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The merchant's endpoints. The bearer is not looked at; only the key matters. */
final class MerchantApi {
    private static final List<String> SCANNERS = List.of("sqlmap", "nikto", "nmap", "masscan", "zgrab", "scanner");
    /** Of what stands in front of the server and keeps robots out. */
    private static final Response FORBIDDEN = Response.text(403, "Forbidden");

    private static final BigDecimal CUSTOMER_FEE = new BigDecimal("1.01");

    private final Payments payments;
    private final Checkouts checkouts;
    private final EventLog eventLog;
    private final Announcer announcer;
    private final Cashier cashier;
    private final LabClock clock;
    private final Supplier<DynopaySettings> settings;
    private final FaultDesk faults;
    private final RequestLog log;
    private final RateLimit paymentLimit;
    private final RateLimit requestLimit;
    private final IdempotencyKeys keys;

    MerchantApi(
            Journal journal,
            LabClock clock,
            Supplier<DynopaySettings> settings,
            Payments payments,
            EventLog eventLog,
            Announcer announcer,
            Cashier cashier,
            FaultDesk faults,
            RequestLog log) {
        this.clock = clock;
        this.settings = settings;
        this.payments = payments;
        this.eventLog = eventLog;
        this.announcer = announcer;
        this.cashier = cashier;
        this.faults = faults;
        this.log = log;
        checkouts = new Checkouts(journal);
        keys = new IdempotencyKeys(journal);
        paymentLimit = new RateLimit(clock);
        requestLimit = new RateLimit(clock);
    }

    /** What answers one endpoint. */
    private interface Endpoint {
        String answer(Request request, DynopaySettings now) throws ApiRefusal;
    }

    void mount(HttpRoutes routes, String base) {
        var user = base + "/user";
        making(routes, user + "/cryptoPayment", this::cryptoPayment);
        making(routes, user + "/createPayment", this::createPayment);
        asking(routes, "GET", user + "/getSupportedCurrency", this::supportedCurrency);
        asking(routes, "GET", user + "/getCryptoTransaction/{address}", this::cryptoTransaction);
        asking(routes, "GET", user + "/getPaymentStatus/{id}", this::paymentStatus);
        asking(routes, "GET", user + "/events", (request, _) -> eventLog.page(request.query()));
        asking(routes, "POST", user + "/events/{id}/resend", (request, _) -> eventLog.resend(request.variable("id")));
    }

    /** Chooses the coin on the checkout page. */
    Payment choose(String checkout, String coin) {
        var order = checkouts.take(checkout, coin);
        return create(order, settings.get());
    }

    private void making(HttpRoutes routes, String path, Endpoint endpoint) {
        routes.route("POST", path, log.keeping(request -> guarded(request, paymentLimit, true, endpoint)));
    }

    private void asking(HttpRoutes routes, String method, String path, Endpoint endpoint) {
        routes.route(method, path, log.keeping(request -> guarded(request, requestLimit, false, endpoint)));
    }

    private Response guarded(Request request, RateLimit limit, boolean makes, Endpoint endpoint) {
        var agent = request.header("user-agent").orElse("").toLowerCase(Locale.ROOT);
        if (agent.isEmpty() || SCANNERS.stream().anyMatch(agent::contains)) {
            return FORBIDDEN;
        }
        var now = settings.get();
        if (!now.autumn() && isNew(request.path())) {
            return Response.text(404, "Cannot " + request.method() + " " + request.path());
        }
        var standing = limit.take(makes ? now.paymentsPerMinute() : now.requestsPerMinute());
        if (standing.remaining() < 0) {
            return standing.refusal();
        }
        var wrong = faults.forCall(makes);
        if (wrong.has(Fault.BOT_BLOCK)) {
            return FORBIDDEN;
        }
        if (wrong.apiStatus() != null) {
            return wrong.apiStatus() == 429 ? standing.refusal() : standing.on(broken(wrong.apiStatus()));
        }
        var answer = decide(request, now, makes, endpoint);
        if (makes && answer.status() == 200 && wrong.has(Fault.LOST_ANSWER)) {
            return Response.CUT;
        }
        return standing.on(now.autumn() ? answer.with("Request-Id", "req_" + UUID.randomUUID()) : answer);
    }

    private Response decide(Request request, DynopaySettings now, boolean makes, Endpoint endpoint) {
        try {
            checkKey(request, now);
            var text = makes && now.autumn()
                    ? keys.once(request, () -> endpoint.answer(request, now))
                    : endpoint.answer(request, now);
            return Response.json(200, text);
        } catch (ApiRefusal refusal) {
            return Response.json(refusal.status(), Json.write(refusal.body(now.autumn())));
        }
    }

    private static void checkKey(Request request, DynopaySettings now) throws ApiRefusal {
        var key = request.header("x-api-key").filter(given -> !given.isBlank());
        if (key.isEmpty()) {
            throw ApiRefusal.key("API key is required in x-api-key header");
        }
        var given = key.orElseThrow().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, now.apiKey().getBytes(StandardCharsets.UTF_8))) {
            throw ApiRefusal.key("Invalid API key");
        }
    }

    private String cryptoPayment(Request request, DynopaySettings now) throws ApiRefusal {
        var payment = create(Orders.direct(Orders.body(request.body()), now), now);
        return Answers.envelope("Payment Created!", Answers.created(payment, now.autumn()), now.autumn());
    }

    private Payment create(Order order, DynopaySettings now) {
        var rate = Optional.ofNullable(now.rates().get(order.coin()))
                .orElseThrow(() -> new IllegalArgumentException("no wallet for " + order.coin()));
        var usd = order.feePayer().equals("customer") ? order.baseAmount().multiply(CUSTOMER_FEE) : order.baseAmount();
        var payment =
                payments.create(order, now.baseCurrency(), Coins.crypto(order.coin(), usd, rate), clock.instant());
        cashier.opened(payment);
        if (now.optionalEvents() && now.autumn()) {
            announcer.announce(payment, null, Events.created(payment), Duration.ZERO);
        }
        return payment;
    }

    private String createPayment(Request request, DynopaySettings now) throws ApiRefusal {
        var body = Orders.body(request.body());
        var order = Orders.checkout(body, now);
        var data = Json.object();
        data.put("redirect_url", "https://checkout.dynopay.com/pay?d=" + checkouts.add(order));
        data.put("fee_payer", order.feePayer());
        var available = data.putArray("available_currencies");
        Orders.available(body, now).forEach(available::add);
        data.put("webhook_url", order.webhookUrl() == null ? "not configured" : "configured");
        return Answers.envelope("Payment link created!", data, now.autumn());
    }

    private String supportedCurrency(Request request, DynopaySettings now) {
        var data = Json.object();
        var configured = data.putArray("currencies");
        now.rates().keySet().forEach(configured::add);
        var all = data.putArray("all_supported");
        Coins.ALL.forEach(all::add);
        return Answers.envelope("Supported currencies", data, now.autumn());
    }

    /** The May server looks in a table where today's addresses are not. */
    private String cryptoTransaction(Request request, DynopaySettings now) throws ApiRefusal {
        var at = clock.instant();
        var payment = payments.holder(request.variable("address"))
                .filter(found -> now.autumn())
                .filter(found -> at.isBefore(found.createdAt().plus(Payment.ADDRESS_HELD)))
                .orElseThrow(() -> ApiRefusal.invalid("address_invalid", "Please add valid address!"));
        return Answers.envelope("Transaction details", Answers.address(payment, at), true);
    }

    private String paymentStatus(Request request, DynopaySettings now) throws ApiRefusal {
        var payment = payments.find(request.variable("id"))
                .orElseThrow(() -> ApiRefusal.unknown("Please provide a valid payment_id!"));
        var status = Answers.status(payment);
        if (faults.current().has(Fault.UNKNOWN_STATUS)) {
            status.put("payment_status", "celebrated");
        }
        return Answers.envelope("Payment status", status, now.autumn());
    }

    private static boolean isNew(String path) {
        return path.contains("/user/getPaymentStatus/") || path.contains("/user/events");
    }

    private static Response broken(int status) {
        var body = Json.object();
        body.put("success", false);
        body.put("message", "Failed to create crypto payment");
        return Response.json(status, Json.write(body));
    }
}
