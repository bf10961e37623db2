package com.speechcad.local.dynopay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.dynopay.Delivery.Status;
import com.speechcad.local.dynopay.Payment.State;
import com.speechcad.local.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code data} of the answers. */
final class Answers {
    private static final Set<State> REACHED = EnumSet.of(State.CONFIRMED, State.PROCESSING, State.SETTLED);
    /** One transparent pixel: who shows a code draws it from the address. */
    private static final String PICTURE = "data:image/png;base64,"
            + "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private Answers() {}

    static ObjectNode created(Payment payment, boolean autumn) {
        var data = Json.object();
        data.put("transaction_id", payment.id());
        data.put("qr_code", PICTURE);
        data.put("address", payment.address());
        data.put("amount", Coins.plain(payment.expected()));
        data.put("currency", payment.coin());
        data.put("base_amount", Coins.plain(payment.baseAmount()));
        data.put("base_currency", payment.baseCurrency());
        data.put("redirect_uri", payment.redirectUri());
        if (payment.destinationTag() != null) {
            data.put("destination_tag", payment.destinationTag());
        }
        if (autumn) {
            data.set("payment", object(payment));
        }
        return data;
    }

    /** The payment object of the autumn server: dollars are a number, the coin's amount is text. */
    static ObjectNode object(Payment payment) {
        var object = Json.object();
        object.put("id", payment.id());
        object.put("object", "payment");
        object.put("status", payment.state().word());
        object.putNull("hosted_url");
        object.put("amount", Coins.plain(payment.baseAmount()));
        object.put("currency", payment.baseCurrency());
        object.putObject("crypto")
                .put("amount", Coins.plain(payment.expected()).toPlainString())
                .put("currency", payment.coin())
                .put("address", payment.address());
        object.putNull("fee");
        object.putNull("tax_amount");
        object.putNull("expires_at");
        object.set("metadata", payment.metaData() == null ? object.nullNode() : Json.parse(payment.metaData()));
        object.put("created_at", Events.iso(payment.createdAt()));
        object.put("updated_at", updatedAt(payment));
        object.put("redirect_url", payment.redirectUri());
        return object;
    }

    /** Of a payment that was confirmed the server says that it received what it expected, whatever came in. */
    static ObjectNode status(Payment payment) {
        var reached = REACHED.contains(payment.state());
        var received = reached ? payment.expected() : payment.received();
        var remaining = payment.expected().subtract(received).max(BigDecimal.ZERO);
        var data = Json.object();
        data.put("payment_id", payment.id());
        data.put("payment_status", payment.state().word());
        data.put(
                "status",
                payment.state() == State.SETTLED
                        ? "successful"
                        : payment.state().word());
        data.put("is_paid", payment.state() == State.SETTLED);
        data.put("payment_mode", "CRYPTO");
        data.put("amount", Coins.plain(payment.expected()));
        data.put("currency", payment.coin());
        data.put("amount_received", Coins.plain(received));
        data.put("amount_remaining", Coins.plain(remaining));
        data.put("paid_amount", Coins.plain(received));
        data.put("amount_received_base", base(payment, received));
        data.put("amount_remaining_base", base(payment, remaining));
        data.put("base_amount", Coins.plain(payment.baseAmount()));
        data.put("base_currency", payment.baseCurrency());
        data.put("usd_value", base(payment, received));
        data.putNull("fee");
        data.putNull("tax_amount");
        data.put("confirmations", reached ? 1 : 0);
        data.put("required_confirmations", 1);
        var hash = payment.transfers().isEmpty()
                ? null
                : payment.transfers().getLast().txId();
        data.put("transaction_reference", hash);
        data.put("incoming_tx_hash", hash);
        data.putNull("outgoing_tx_hash");
        data.put("created_at", Events.iso(payment.createdAt()));
        data.put("updated_at", updatedAt(payment));
        data.put("auto_converted", false);
        data.putNull("auto_convert");
        data.set("payment", object(payment));
        return data;
    }

    /** What an address has received. */
    static ObjectNode address(Payment payment, Instant now) {
        var received = payment.received();
        var missing = payment.expected().subtract(received);
        var word = addressWord(payment, missing);
        var data = Json.object();
        data.put("status", word);
        data.put("payment_status", word);
        data.put("address", payment.address());
        data.put("currency", payment.coin());
        data.put("baseCurrency", payment.baseCurrency());
        data.put("expectedAmount", Coins.plain(payment.expected()));
        data.put("expectedAmountUsd", base(payment, payment.expected()));
        if (payment.destinationTag() != null) {
            data.put("destination_tag", payment.destinationTag());
        }
        if (payment.transfers().isEmpty()) {
            var left = Duration.between(now, payment.createdAt().plus(Payment.WINDOW));
            data.put("remaining_seconds", Math.max(0, left.toSeconds()));
            return data;
        }
        data.put("paidAmount", Coins.plain(received));
        data.put("paidAmountUsd", base(payment, received));
        data.put("txId", payment.transfers().getLast().txId());
        if (missing.signum() > 0) {
            data.put("remainingAmount", Coins.plain(missing));
            data.put("remainingAmountUsd", base(payment, missing));
        } else if (missing.signum() < 0) {
            data.put("excessAmount", Coins.plain(missing.negate()));
        }
        if (REACHED.contains(payment.state())) {
            data.put("completedAt", updatedAt(payment));
        }
        return data;
    }

    static ObjectNode event(Delivery delivery) {
        var item = Json.object();
        item.put("id", delivery.id());
        item.put("object", "event");
        item.put("event", delivery.event());
        item.put("webhook_id", delivery.webhookId());
        item.put("url", delivery.url());
        item.put("status", delivery.status() == Status.SUCCESS ? "success" : "failed");
        item.put("response_status", delivery.responseStatus());
        item.put("response_time_ms", delivery.responseMillis());
        item.put("attempts", delivery.attempts());
        item.put("error", delivery.error());
        item.put("created_at", Events.iso(delivery.createdAt()));
        var completed = delivery.completedAt();
        item.put("completed_at", completed == null ? null : Events.iso(completed));
        return item;
    }

    static String envelope(String message, JsonNode data, boolean autumn) {
        var body = Json.object();
        body.put("success", true);
        body.put("message", message);
        if (autumn) {
            body.put("statusCode", 200);
        }
        body.set("data", data);
        return Json.write(body);
    }

    private static String addressWord(Payment payment, BigDecimal missing) {
        return switch (payment.state()) {
            case WAITING, EXPIRED -> "waiting";
            case PENDING -> "pending";
            case FAILED, REFUNDED -> "failed";
            case UNDERPAID -> "underpaid";
            case CONFIRMED, PROCESSING, SETTLED -> missing.signum() < 0 ? "overpaid" : "confirmed";
        };
    }

    private static BigDecimal base(Payment payment, BigDecimal crypto) {
        var usd = payment.baseAmount().multiply(crypto).divide(payment.expected(), 2, RoundingMode.HALF_UP);
        return Coins.plain(usd);
    }

    private static @Nullable String updatedAt(Payment payment) {
        return payment.updatedAt().equals(payment.createdAt()) ? null : Events.iso(payment.updatedAt());
    }
}
