package com.speechcad.local.dynopay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.dynopay.Delivery.Target;
import com.speechcad.local.dynopay.Faults.Fault;
import com.speechcad.local.dynopay.Faults.Shape;
import com.speechcad.local.dynopay.Payment.Transfer;
import com.speechcad.local.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns an event into deliveries, one for each URL that gets it, and lets go wrong what shall go wrong. */
final class Announcer {
    private static final Duration OVERTAKEN_BY = Duration.ofSeconds(3);

    private static final List<String> ABSENT =
            List.of("address", "currency", "base_amount", "base_currency", "destination_tag", "meta_data");

    private final Courier courier;
    private final LabClock clock;
    private final Supplier<DynopaySettings> settings;
    private final FaultDesk faults;
    private final AtomicLong reordered = new AtomicLong();

    Announcer(Courier courier, LabClock clock, Supplier<DynopaySettings> settings, FaultDesk faults) {
        this.courier = courier;
        this.clock = clock;
        this.settings = settings;
        this.faults = faults;
    }

    /** @param transfer the money it is about, if any */
    void announce(Payment payment, @Nullable Transfer transfer, ObjectNode body, Duration after) {
        var wrong = faults.forEvent();
        if (wrong.has(Fault.DROP)) {
            return;
        }
        var payload = shaped(wrong, payment, transfer, body);
        var late = after.plusSeconds(wrong.delaySeconds());
        if (wrong.has(Fault.REORDER) && reordered.getAndIncrement() % 2 == 0) {
            late = late.plus(OVERTAKEN_BY);
        }
        for (var target : targets(payment, wrong)) {
            for (int copy = 0; copy < (wrong.has(Fault.DUPLICATE) ? 2 : 1); copy++) {
                send(payment.id(), target, payload, wrong.signing(), late);
            }
        }
    }

    /** A letter of somebody who knows the address and guesses at the secret: no fault of the line hinders it. */
    void forge(Payment payment, ObjectNode body) {
        for (var target : targets(payment, Faults.NONE)) {
            send(payment.id(), target, body, Signing.FORGED, Duration.ZERO);
        }
    }

    /** The dashboard's test event, to one URL. */
    void announceTest(String url, ObjectNode body) {
        send(null, new Target(url, "webhook", false), body, faults.forEvent().signing(), Duration.ZERO);
    }

    private void send(@Nullable String paymentId, Target target, ObjectNode payload, Signing how, Duration late) {
        var now = clock.instant();
        courier.send(Delivery.first(
                UUID.randomUUID().toString(),
                paymentId,
                payload.path("event").asText(""),
                target,
                Json.write(payload),
                how,
                now,
                now.plus(late)));
    }

    private static ObjectNode shaped(Faults wrong, Payment payment, @Nullable Transfer transfer, ObjectNode body) {
        var payload = wrong.shape() == Shape.OLD_2025 && transfer != null ? Events.old2025(payment, transfer) : body;
        if (wrong.shape() == Shape.UNKNOWN_EVENT) {
            payload.put("event", "payment.celebrated");
        }
        if (wrong.has(Fault.ABSENT_FIELDS)) {
            payload.remove(ABSENT);
        }
        if (wrong.has(Fault.META_DATA_AS_TEXT) && payload.path("meta_data").isObject()) {
            payload.put("meta_data", Json.write(payload.path("meta_data")));
        }
        if (wrong.has(Fault.NUMBERS_AS_TEXT)) {
            payload.properties().forEach(field -> {
                if (field.getValue().isNumber()) {
                    field.setValue(
                            payload.textNode(field.getValue().decimalValue().toPlainString()));
                }
            });
        }
        return payload;
    }

    private List<Target> targets(Payment payment, Faults wrong) {
        var now = settings.get();
        Map<String, Target> byUrl = new LinkedHashMap<>();
        add(byUrl, payment.webhookUrl(), "webhook", false);
        add(byUrl, payment.callbackUrl(), "callback", false);
        // The May server takes the first place where it finds a URL; the autumn server takes them all.
        if (byUrl.isEmpty() || now.autumn()) {
            add(byUrl, now.companyUrl(), "webhook", true);
        }
        if (wrong.has(Fault.SECOND_URL) && payment.webhookUrl() != null) {
            var mark = payment.webhookUrl().contains("?") ? "&" : "?";
            add(byUrl, payment.webhookUrl() + mark + "company=1", "webhook", false);
        }
        return byUrl.values().stream()
                .map(target -> wrong.has(Fault.FORGED_TOKEN) ? forged(target) : target)
                .toList();
    }

    private static void add(Map<String, Target> byUrl, @Nullable String url, String type, boolean company) {
        if (url != null) {
            byUrl.putIfAbsent(url, new Target(url, type, company));
        }
    }

    private static Target forged(Target target) {
        var uri = URI.create(target.url());
        var path = uri.getRawPath();
        var other = path.substring(0, path.lastIndexOf('/') + 1) + "a-guess-of-a-token";
        return new Target(uri.resolve(other).toString(), target.type(), target.company());
    }
}
