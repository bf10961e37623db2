package com.speechcad.local.dynopay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.dynopay.Payment.Transfer;
import com.speechcad.local.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bodies of the webhooks, as the server's code builds them; what a delivery adds is not in them yet. */
final class Events {
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Events() {}

    /** As JavaScript writes a date. */
    static String iso(Instant at) {
        return ISO.format(at);
    }

    static ObjectNode created(Payment payment) {
        var body = common("payment.created", payment, null, "created");
        metaData(body, payment);
        return body;
    }

    static ObjectNode pending(Payment payment, Transfer transfer) {
        var body = common("payment.pending", payment, transfer, "pending");
        body.put("timestamp", iso(transfer.at()));
        metaData(body, payment);
        return body;
    }

    static ObjectNode confirmed(Payment payment, Transfer transfer) {
        var body = common("payment.confirmed", payment, transfer, "confirmed");
        body.put("received_at", iso(transfer.at()));
        body.put("note", "Payment received. Settlement to your wallet is in progress.");
        metaData(body, payment);
        return body;
    }

    static ObjectNode underpaid(Payment payment, Transfer transfer) {
        var body = common("payment.underpaid", payment, transfer, "underpaid");
        body.remove("amount");
        body.remove("base_amount");
        body.put("amount_received", Coins.plain(transfer.amount()));
        body.put("amount_expected", Coins.plain(payment.expected()));
        body.put("amount_remaining", Coins.plain(payment.expected().subtract(transfer.amount())));
        if (payment.direct()) {
            body.put("note", "Less than expected was received. It is processed as it is.");
        } else {
            body.put("grace_period_minutes", 30);
        }
        return body;
    }

    static ObjectNode overpaid(Payment payment, Transfer transfer, BigDecimal usdPerCoin) {
        var body = common("payment.overpaid", payment, transfer, "overpaid");
        var excess = transfer.amount().subtract(payment.expected());
        body.put("amount_received", Coins.plain(transfer.amount()));
        body.put("amount_expected", Coins.plain(payment.expected()));
        body.put("excess_amount", Coins.plain(excess));
        body.put("excess_amount_usd", Coins.plain(excess.multiply(usdPerCoin).setScale(2, RoundingMode.HALF_UP)));
        return body;
    }

    static ObjectNode expired(Payment payment, Instant now) {
        var body = common("payment.expired", payment, null, "expired");
        body.put("expired_at", iso(now));
        body.put("expires_at", iso(payment.createdAt().plus(Payment.WINDOW)));
        return body;
    }

    static ObjectNode settled(Payment payment, Transfer transfer, Instant now) {
        var body = common("payment.settled", payment, transfer, "settled");
        body.put("settled_at", iso(now));
        metaData(body, payment);
        return body;
    }

    static ObjectNode settlementFailed(Payment payment, Transfer transfer) {
        var body = common("payment.settlement_failed", payment, transfer, "settlement_failed");
        body.put("payment_received", true);
        body.put("error", "Settlement could not be broadcast");
        body.put("note", "The payment is safe. Recovery is under way.");
        return body;
    }

    static ObjectNode recovered(Payment payment, Transfer transfer, Instant now) {
        var body = common("payment.confirmed", payment, transfer, "confirmed");
        body.put("status", "successful");
        body.put("recovered", true);
        body.put("recovery_type", "orphan");
        body.put("completed_at", iso(now));
        return body;
    }

    static ObjectNode test(String company) {
        var body = Json.object();
        body.put("event", "webhook.test");
        body.putObject("data")
                .put("message", "This is a test webhook from Dynopay")
                .put("company_id", 1)
                .put("company_name", company)
                .put("test_id", UUID.randomUUID().toString());
        return body;
    }

    /** What servers of 2025 sent: dollars in {@code amount}, and no {@code event}. */
    static ObjectNode old2025(Payment payment, Transfer transfer) {
        var body = Json.object();
        body.put("id", payment.id());
        body.put("status", "successful");
        body.put("amount", Coins.plain(payment.baseAmount()));
        body.put("paid_amount", Coins.plain(transfer.amount()));
        body.put("paid_currency", payment.coin());
        body.put("base_amount", Coins.plain(payment.baseAmount()));
        metaData(body, payment);
        return body;
    }

    private static ObjectNode common(String event, Payment payment, @Nullable Transfer transfer, String paymentStatus) {
        var body = Json.object();
        body.put("event", event);
        body.put("payment_type", payment.type());
        body.put("address", payment.address());
        if (transfer != null) {
            body.put("txId", transfer.txId());
            body.put("transaction_reference", transfer.txId());
            body.put("amount", Coins.plain(transfer.amount()));
        }
        body.put("currency", payment.coin());
        body.put("payment_id", payment.id());
        body.put("status", paymentStatus);
        body.put("payment_status", paymentStatus);
        body.put("base_amount", Coins.plain(payment.baseAmount()));
        body.put("base_currency", payment.baseCurrency());
        body.putNull("customer_name");
        body.putNull("customer_email");
        body.putNull("description");
        body.putNull("link_id");
        body.put("fee_payer", payment.feePayer());
        if (payment.destinationTag() != null) {
            body.put("destination_tag", payment.destinationTag());
        }
        body.put("created_at", iso(payment.createdAt()));
        return body;
    }

    private static void metaData(ObjectNode body, Payment payment) {
        JsonNode meta = payment.metaData() == null ? body.nullNode() : Json.parse(payment.metaData());
        body.set("meta_data", meta);
    }
}
