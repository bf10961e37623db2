package com.speechcad.provider.dynopay;

import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Asks DynoPay in a tenant's name. Everything here may be repeated after an {@link Unreachable}: a payment is asked for
 * under the invoice's id, so today's server answers with the payment it made the first time (an older one makes a
 * second, whose address then waits in vain).
 */
@Singleton
public class DynopayClient {
    private final DynopayHttp http;

    DynopayClient(DynopayHttp http) {
        this.http = http;
    }

    /** Asks for an address to pay to. */
    public DynopayAnswer<CreatedPayment> create(TenantId tenant, NewPayment payment) {
        var dollars = payment.amount().toDollars().stripTrailingZeros();
        var body = new LinkedHashMap<String, JsonNode>();
        body.put("amount", JsonNode.createNumberNode(dollars.scale() < 0 ? dollars.setScale(0) : dollars));
        body.put("currency", JsonNode.createStringNode(payment.coin()));
        body.put("webhook_url", JsonNode.createStringNode(payment.webhook().toString()));
        body.put(
                "meta_data",
                JsonNode.createObjectNode(Map.of(
                        "invoice", JsonNode.createStringNode(payment.invoice().toString()))));
        return http.post(
                tenant,
                "/user/cryptoPayment",
                JsonNode.createObjectNode(body),
                Optional.of(payment.invoice()),
                fields -> {
                    var data = fields.inside("data");
                    var coin = needed(data.text("currency"), "currency").toUpperCase(Locale.ROOT);
                    if (!coin.equals(payment.coin().toUpperCase(Locale.ROOT))) {
                        throw new IllegalStateException(
                                "asked DynoPay for " + payment.coin() + ", but it answers " + coin);
                    }
                    return new CreatedPayment(
                            needed(data.text("transaction_id"), "transaction_id"),
                            needed(data.text("address"), "address"),
                            data.text("destination_tag"),
                            coin,
                            needed(data.number("amount").filter(amount -> amount.signum() > 0), "amount"),
                            data.number("base_amount").orElse(dollars),
                            data.text("base_currency").orElse("USD"));
                });
    }

    /** How far a payment is. Older servers do not know the question. */
    public DynopayAnswer<PaymentStatus> status(TenantId tenant, String paymentId) {
        return http.get(tenant, "/user/getPaymentStatus/" + segment(paymentId), fields -> {
            var data = fields.inside("data");
            return new PaymentStatus(
                    data.text("payment_id").orElse(paymentId),
                    PaymentState.of(needed(data.text("payment_status"), "payment_status")),
                    data.flag("is_paid"),
                    data.text("currency"),
                    data.number("amount"),
                    data.number("base_amount"),
                    data.text("base_currency"),
                    data.text("incoming_tx_hash").or(() -> data.text("transaction_reference")),
                    data.time("updated_at"));
        });
    }

    /** What came in on an address. Older servers find none of today's addresses. */
    public DynopayAnswer<AddressStatus> address(TenantId tenant, String address) {
        return http.get(tenant, "/user/getCryptoTransaction/" + segment(address), fields -> {
            var data = fields.inside("data");
            return new AddressStatus(
                    data.text("address").orElse(address),
                    PaymentState.of(needed(data.text("payment_status").or(() -> data.text("status")), "status")),
                    data.text("currency"),
                    data.number("paidAmount"),
                    data.number("expectedAmount"),
                    data.text("txId"),
                    data.time("completedAt"));
        });
    }

    /** The coins that the tenant's account takes. Not every server answers; configuration is the fallback. */
    public DynopayAnswer<List<String>> currencies(TenantId tenant) {
        return http.get(
                tenant,
                "/user/getSupportedCurrency",
                fields -> fields.inside("data").texts("currencies"));
    }

    /** A page of the log of webhooks, newest first. Older servers keep none. */
    public DynopayAnswer<DynopayLog> events(TenantId tenant, Optional<String> after, int most) {
        var from = after.map(id -> "&starting_after=" + segment(id)).orElse("");
        return http.get(tenant, "/user/events?limit=" + most + from, fields -> {
            var items = fields.objects("data").stream()
                    .filter(item -> item.text("id").isPresent())
                    .map(DynopayClient::entry)
                    .toList();
            return new DynopayLog(items, fields.flag("has_more"));
        });
    }

    private static DynopayLog.Entry entry(Fields item) {
        return new DynopayLog.Entry(
                item.text("id").orElseThrow(),
                item.text("event").orElse(""),
                item.text("url").orElse(""),
                item.text("status").filter("success"::equals).isPresent(),
                item.time("created_at"));
    }

    /** Has a webhook sent again. An older server does not know how. */
    public DynopayAnswer<Boolean> resend(TenantId tenant, String event) {
        return http.post(
                tenant,
                "/user/events/" + segment(event) + "/resend",
                JsonNode.createObjectNode(Map.of()),
                Optional.empty(),
                _ -> true);
    }

    private static <T> T needed(Optional<T> value, String name) {
        return value.orElseThrow(() -> new Unreachable("DynoPay's answer has no " + name));
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
