package com.speechcad.local.dynopay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The exact bytes and headers of one run of a delivery. */
record Letter(String webhookId, Map<String, String> headers, byte[] body) {
    private static final long STALE_SECONDS = 600;

    /** Seals a delivery's payload as of now. */
    static Letter of(Delivery delivery, DynopaySettings settings, Instant now) {
        var webhookId = UUID.randomUUID().toString();
        var payload = (ObjectNode) Json.parse(delivery.payload());
        exchangeRate(payload, settings);
        payload.put("webhook_id", webhookId);
        payload.put("sent_at", Events.iso(now));
        var text = Json.write(payload);
        var signing = delivery.signing();
        var unixSeconds = now.getEpochSecond() - (signing == Signing.STALE ? STALE_SECONDS : 0);
        var secret = delivery.company() ? settings.companySecret() : settings.webhookSecret();

        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Dynopay-Webhook/1.0");
        if (!delivery.event().isEmpty()) {
            headers.put("X-DynoPay-Event", delivery.event());
        }
        headers.put("X-DynoPay-Timestamp", Long.toString(unixSeconds));
        headers.put("X-DynoPay-Webhook-Id", webhookId);
        headers.put("X-DynoPay-Type", delivery.type());
        headers.putAll(Signatures.headers(signing, settings, secret, unixSeconds, text));
        var sent = signing == Signing.TAMPERED ? tampered(payload) : text;
        return new Letter(webhookId, headers, sent.getBytes(StandardCharsets.UTF_8));
    }

    private static void exchangeRate(ObjectNode payload, DynopaySettings settings) {
        var rate = settings.rates().get(payload.path("currency").asText());
        if (!payload.has("amount") || rate == null) {
            return;
        }
        var rounded = Coins.plain(rate.setScale(2, RoundingMode.HALF_UP));
        if (payload.path("amount").isTextual()) {
            payload.put("exchange_rate", rounded.toPlainString());
        } else {
            payload.put("exchange_rate", rounded);
        }
    }

    /** What a thief on the line would change. */
    private static String tampered(ObjectNode payload) {
        var changed = payload.deepCopy();
        changed.put("amount", payload.path("amount").decimalValue().add(BigDecimal.valueOf(1000)));
        return Json.write(changed);
    }
}
