package com.speechcad.provider.dynopay;

import com.speechcad.provider.dynopay.PaymentNotice.Event;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** DynoPay's words in, ours out. Unknown fields and {@code meta_data} of whatever shape are passed over. */
@Singleton
public class DynopayEvents {
    private final ObjectMapper json;

    DynopayEvents(ObjectMapper json) {
        this.json = json;
    }

    /** @param body the raw bytes, after their seal was checked */
    public DynopayLetter read(byte[] body) {
        var tree = tree(body);
        if (tree.isEmpty()) {
            return new DynopayLetter.Refused(DynopayLetter.Why.UNREADABLE);
        }
        var fields = new Fields(tree.get());
        var word = fields.text("event");
        if (word.isEmpty()) {
            var isOld = fields.has("id") && (fields.has("paid_amount") || fields.has("paid_currency"));
            return new DynopayLetter.Refused(isOld ? DynopayLetter.Why.OLD_SHAPE : DynopayLetter.Why.UNREADABLE);
        }
        var event = event(word.get());
        if (event.isEmpty()) {
            return new DynopayLetter.Other(word.get());
        }
        var payment = fields.text("payment_id");
        if (payment.isEmpty()) {
            return new DynopayLetter.Refused(DynopayLetter.Why.NO_PAYMENT);
        }
        return notice(event.get(), payment.get(), fields);
    }

    private static PaymentNotice notice(Event event, String payment, Fields fields) {
        return new PaymentNotice(
                event,
                payment,
                fields.text("address"),
                fields.text("destination_tag"),
                fields.text("currency").map(coin -> coin.toUpperCase(Locale.ROOT)),
                fields.number("amount").or(() -> fields.number("amount_received")),
                fields.number("amount_expected"),
                fields.number("exchange_rate"),
                fields.number("base_amount"),
                fields.text("base_currency").map(currency -> currency.toUpperCase(Locale.ROOT)),
                fields.text("txId").or(() -> fields.text("transaction_reference")),
                fields.flag("recovered"),
                occurredAt(fields),
                fields.text("webhook_id"));
    }

    private static Optional<Instant> occurredAt(Fields fields) {
        for (var name : new String[] {"received_at", "settled_at", "timestamp", "completed_at", "expired_at"}) {
            var time = fields.time(name);
            if (time.isPresent()) {
                return time;
            }
        }
        return fields.time("sent_at");
    }

    private static Optional<Event> event(String word) {
        return switch (word) {
            case "payment.created" -> Optional.of(Event.CREATED);
            case "payment.pending" -> Optional.of(Event.PENDING);
            case "payment.confirmed" -> Optional.of(Event.CONFIRMED);
            case "payment.underpaid" -> Optional.of(Event.UNDERPAID);
            case "payment.overpaid" -> Optional.of(Event.OVERPAID);
            case "payment.settled" -> Optional.of(Event.SETTLED);
            case "payment.settlement_failed" -> Optional.of(Event.SETTLEMENT_FAILED);
            case "payment.expired" -> Optional.of(Event.EXPIRED);
            default -> Optional.empty();
        };
    }

    private Optional<JsonNode> tree(byte[] body) {
        try {
            return Optional.ofNullable(json.readValue(body, JsonNode.class)).filter(JsonNode::isObject);
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
