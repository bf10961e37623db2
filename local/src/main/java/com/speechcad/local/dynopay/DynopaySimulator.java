package com.speechcad.local.dynopay;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.RequestLog;
import com.speechcad.local.http.Response;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * DynoPay's server for one merchant, with a cashier that plays the payer. All state is in the journal, all time is the
 * lab's; what was on its way when the process died goes on after {@link #start} or {@link #mount}.
 *
 * <p>The merchant's endpoints are under {@code /user}, {@code /api/user} and {@code /api/v1/user}. The back door, all
 * JSON, errors as 400 {@code {"error"}}:
 *
 * <ul>
 *   <li>{@code GET /lab/payments[?after=CHANGES&wait=MILLIS]}: {@code {changes, payments}}, at once or after a change
 *   <li>{@code GET /lab/payments/{id}}
 *   <li>{@code POST /lab/payments/{id}/ACTION} with {@code {"fraction":"0.5"}} or {@code {"crypto":"17.5"}} (nothing:
 *       exactly what is expected); ACTION is {@code pay}, {@code pay-again}, {@code pay-late}, {@code pending-only},
 *       {@code confirm-before-pending}, {@code lie} or {@code forge}, and without an amount {@code confirm}, {@code settle},
 *       {@code settlement-failed}, {@code settlement-failed-then-recovered}, {@code take-back},
 *       {@code refund}, {@code process} or {@code expire}; {@code webhook} with
 *       {@code {"event":"payment.confirmed"}} sends the last one of that name again
 *   <li>{@code GET /lab/deliveries[?payment=ID]}, {@code POST /lab/deliveries/{id}/resend}
 *   <li>{@code GET|POST /lab/settings}: {@code {"profile":"may-2026","optionalEvents":true,"baseCurrency":"EUR","rates":{"TRX":"0.3"}}}
 *   <li>{@code GET|POST /faults} (also under {@code /lab}): a {@link Faults}, such as
 *       {@code {"signing":"STALE","faults":["DUPLICATE"],"times":1}}; {@code {}} ends them all
 *   <li>{@code POST /lab/test-event} with {@code {"url"}}: the dashboard's test
 *   <li>{@code POST /lab/checkouts/{id}/coin} with {@code {"coin"}}: what a payer does on the checkout page
 *   <li>{@code GET /requests}: JSON lines of what the merchant's endpoints were asked
 * </ul>
 */
public final class DynopaySimulator implements AutoCloseable {
    private static final String SETTINGS = "dynopay.settings";

    private final Journal journal;
    private final AtomicReference<DynopaySettings> settings;
    private final Changes changes = new Changes();
    private final FaultDesk faults;
    private final RequestLog log;
    private final Payments payments;
    private final UrlBook urls;
    private final Courier courier;
    private final Announcer announcer;
    private final Cashier cashier;
    private final MerchantApi api;
    private @Nullable HttpRoutes server;

    public DynopaySimulator(Journal journal, LabClock clock, LabTimers timers, DynopaySettings given) {
        this.journal = journal;
        settings = new AtomicReference<>(remembered(journal, given));
        faults = new FaultDesk(journal);
        log = new RequestLog(clock);
        payments = new Payments(journal, changes);
        urls = new UrlBook(journal);
        courier = new Courier(journal, clock, timers, settings::get, changes, urls);
        announcer = new Announcer(courier, clock, settings::get, faults);
        cashier = new Cashier(payments, announcer, clock, timers, settings::get);
        api = new MerchantApi(
                journal, clock, settings::get, payments, new EventLog(courier), announcer, cashier, faults, log);
    }

    /** Answers on a port of its own; 0 takes any free one. */
    public DynopaySimulator start(int port) {
        var own = new HttpRoutes(port);
        server = own;
        mount(own, "");
        own.start();
        return this;
    }

    /** Answers below a prefix of somebody else's server, such as {@code /sim/dynopay}. */
    public DynopaySimulator mount(HttpRoutes routes, String prefix) {
        for (var base : List.of("", "/api", "/api/v1")) {
            api.mount(routes, prefix + base);
        }
        new LabApi(this).mount(routes, prefix);
        routes.route("GET", prefix + "/requests", _ -> log.answer())
                .route("*", prefix + "/{rest*}", log.keeping(_ -> Response.text(404, "Not Found")));
        courier.resume();
        cashier.resume();
        return this;
    }

    /** The base URL for a client, when started on a port of its own. */
    public URI url() {
        var own = server;
        if (own == null) {
            throw new IllegalStateException("not started on a port of its own");
        }
        return URI.create(own.url() + "/api");
    }

    public Cashier cashier() {
        return cashier;
    }

    public List<Payment> payments() {
        return payments.all();
    }

    public Optional<Payment> payment(String id) {
        return payments.find(id);
    }

    public List<Delivery> deliveries() {
        return courier.all();
    }

    /** Grows with every change of a payment or a delivery. */
    public long changes() {
        return changes.count();
    }

    /** Waits until {@link #changes} is above this, by the wall's clock; returns where it stands. */
    public long awaitChange(long after, Duration atMost) {
        return changes.waitAfter(after, atMost);
    }

    /** Waits for a payment to become so; fails with an {@link IllegalStateException} when it does not. */
    public Payment await(String paymentId, Predicate<Payment> wanted, Duration atMost) {
        return changes.until(() -> payment(paymentId).filter(wanted), atMost)
                .orElseThrow(() -> new IllegalStateException(
                        "payment " + paymentId + " did not become so within " + atMost + ": " + payment(paymentId)));
    }

    /** Waits for the deliveries to become so; fails with an {@link IllegalStateException} when they do not. */
    public List<Delivery> awaitDeliveries(Predicate<List<Delivery>> wanted, Duration atMost) {
        return changes.until(() -> Optional.of(deliveries()).filter(wanted), atMost)
                .orElseThrow(() -> new IllegalStateException(
                        "the deliveries did not become so within " + atMost + ": " + deliveries()));
    }

    /** Sends a stored event again, with another {@code webhook_id}; an unknown one is an error of the caller. */
    public Delivery resend(String deliveryId) {
        return courier.resend(deliveryId).orElseThrow(() -> new IllegalArgumentException("no delivery " + deliveryId));
    }

    /** Sends the last event of this name about a payment again, with another {@code webhook_id}. */
    public Payment repeat(String paymentId, String event) {
        var last = deliveries().reversed().stream()
                .filter(delivery -> paymentId.equals(delivery.paymentId())
                        && delivery.event().equals(event))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + event + " was sent about " + paymentId));
        resend(last.id());
        return payments.find(paymentId).orElseThrow();
    }

    /** The dashboard's {@code webhook.test}. */
    public void sendTestEvent(String url) {
        announcer.announceTest(url, Events.test("Speechcad"));
    }

    /** What a payer does on the checkout page of {@code createPayment}. */
    public Payment chooseCoin(String checkoutId, String coin) {
        return api.choose(checkoutId, coin);
    }

    public Faults faults() {
        return faults.current();
    }

    public void setFaults(Faults next) {
        faults.set(next);
    }

    public DynopaySettings settings() {
        return settings.get();
    }

    /** Another set-up from now on. Profile, optional events and rates survive a restart; the rest is given anew. */
    public void configure(DynopaySettings next) {
        var before = settings.getAndSet(next);
        if (next.companyUrl() != null && !next.companyUrl().equals(before.companyUrl())) {
            urls.switchOn(next.companyUrl());
        }
        var kept = Json.object();
        kept.set("profile", Json.tree(next.profile()));
        kept.put("optionalEvents", next.optionalEvents());
        kept.set("rates", Json.tree(next.rates()));
        journal.put(SETTINGS, "now", Json.write(kept));
        changes.happened();
    }

    /** What the merchant's endpoints were asked, as lines of JSON without keys. */
    public String requests() {
        return log.text();
    }

    @Override
    public void close() {
        courier.close();
        if (server != null) {
            server.close();
        }
    }

    private static DynopaySettings remembered(Journal journal, DynopaySettings given) {
        var kept = journal.get(SETTINGS, "now").map(Json::parse);
        if (kept.isEmpty()) {
            return given;
        }
        var before = kept.orElseThrow();
        var rates = new LinkedHashMap<String, BigDecimal>();
        before.path("rates")
                .properties()
                .forEach(rate -> rates.put(rate.getKey(), rate.getValue().decimalValue()));
        return given.withProfile(Json.parse(Json.write(before.path("profile")), Profile.class))
                .withOptionalEvents(before.path("optionalEvents").asBoolean())
                .withRates(rates);
    }
}
