package com.speechcad.local.proof;

import com.speechcad.billing.FakePayments;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The bodies of the payment provider's webhooks, event by event as its server's code builds them. */
final class DynopayLetters {
    static final String CREATED = "payment.created";
    static final String PENDING = "payment.pending";
    static final String CONFIRMED = "payment.confirmed";
    static final String UNDERPAID = "payment.underpaid";
    static final String OVERPAID = "payment.overpaid";
    static final String SETTLED = "payment.settled";
    static final String SETTLEMENT_FAILED = "payment.settlement_failed";
    static final String EXPIRED = "payment.expired";
    /** No event of its own: a confirmation that came by recovery. */
    static final String RECOVERED = "payment.confirmed + recovered";

    static final String TEST = "webhook.test";

    /** All there are. */
    static final List<String> EVENTS = List.of(
            CREATED, PENDING, CONFIRMED, UNDERPAID, OVERPAID, SETTLED, SETTLEMENT_FAILED, EXPIRED, RECOVERED, TEST);

    private static final String ASKED = "\"base_amount\":20,\"base_currency\":\"USD\"";

    private DynopayLetters() {}

    /**
     * @param received in the coin
     * @param tx on its network
     * @param at when that was seen
     */
    static byte[] body(String event, UUID invoice, String received, String tx, Instant at) {
        return (event.equals(TEST) ? test() : "{" + String.join(",", fields(event, invoice, received, tx, at)) + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String test() {
        return """
                {"event":"webhook.test","data":{"message":"This is a test webhook from Dynopay","company_id":1,
                 "company_name":"A company","test_id":"11111111-2222-4333-8444-555555555555"}}""";
    }

    private static List<String> fields(String event, UUID invoice, String received, String tx, Instant at) {
        var fields = new ArrayList<>(List.of(
                text("event", event.equals(RECOVERED) ? CONFIRMED : event),
                text("payment_type", "direct_api"),
                text("payment_id", FakePayments.payment(invoice)),
                text("address", FakePayments.address(invoice)),
                text("currency", "TRX"),
                text("fee_payer", "company"),
                text("created_at", at.toString())));
        if (!event.equals(CREATED) && !event.equals(EXPIRED)) {
            fields.add(text("txId", tx));
            fields.add(text("transaction_reference", tx));
            fields.add("\"exchange_rate\":1");
        }
        fields.addAll(
                switch (event) {
                    case CREATED -> List.of(status("created"), ASKED, "\"meta_data\":null");
                    case PENDING ->
                        List.of(status("pending"), ASKED, amount(received), text("timestamp", at.toString()));
                    case CONFIRMED ->
                        List.of(status("confirmed"), ASKED, amount(received), text("received_at", at.toString()));
                    case RECOVERED ->
                        List.of(
                                "\"status\":\"successful\",\"payment_status\":\"confirmed\",\"recovered\":true",
                                ASKED,
                                amount(received),
                                text("recovery_type", "orphan"),
                                text("completed_at", at.toString()));
                    case SETTLED ->
                        List.of(status("settled"), ASKED, amount(received), text("settled_at", at.toString()));
                    case SETTLEMENT_FAILED ->
                        List.of(status("settlement_failed"), ASKED, amount(received), "\"payment_received\":true");
                    case UNDERPAID, OVERPAID ->
                        List.of(
                                status(event.substring("payment.".length())),
                                "\"amount_received\":" + received,
                                "\"amount_expected\":" + FakePayments.EXPECTED);
                    case EXPIRED -> List.of(status("expired"), ASKED, text("expired_at", at.toString()));
                    default -> throw new IllegalArgumentException(event);
                });
        return fields;
    }

    private static String status(String word) {
        return text("status", word) + "," + text("payment_status", word);
    }

    private static String amount(String received) {
        return "\"amount\":" + received;
    }

    private static String text(String name, String value) {
        return "\"%s\":\"%s\"".formatted(name, value);
    }
}
