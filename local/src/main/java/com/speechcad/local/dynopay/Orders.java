package com.speechcad.local.dynopay;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.dynopay.Payments.Order;
import com.speechcad.local.json.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what a merchant asks for, and refuses it in the server's words. Unknown fields are ignored. */
final class Orders {
    private static final int META_DATA_BYTES = 2_048;

    private Orders() {}

    static JsonNode body(byte[] raw) throws ApiRefusal {
        try {
            var body = Json.parse(raw);
            if (body.isObject()) {
                return body;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw ApiRefusal.invalid("body_invalid", "Invalid JSON body");
    }

    static Order direct(JsonNode body, DynopaySettings settings) throws ApiRefusal {
        var amount = amount(body);
        var configured = settings.rates().keySet();
        var coin = text(body, "currency");
        if (coin == null) {
            throw ApiRefusal.invalid("currency_required", "Currency is required")
                    .with("available_currencies", configured);
        }
        if (configured.isEmpty()) {
            throw ApiRefusal.invalid(
                    "no_wallet_configured",
                    "No crypto wallet configured. Please add a wallet address in your dashboard.");
        }
        var wanted = coin.strip().toUpperCase(Locale.ROOT);
        var available = available(body, settings);
        if (!available.contains(wanted)) {
            throw ApiRefusal.invalid(
                            "currency_not_available",
                            wanted + " is not available for this payment. Available currencies: "
                                    + String.join(", ", available))
                    .with("available_currencies", available);
        }
        if (settings.autumn()) {
            atLeast(amount, settings);
        }
        return order("direct_api", wanted, amount, body, text(body, "redirect_uri"));
    }

    /** The coin is chosen on the checkout page. */
    static Order checkout(JsonNode body, DynopaySettings settings) throws ApiRefusal {
        var amount = amount(body);
        // A checkout has a minimum on either server, a direct payment on the newer one.
        atLeast(amount, settings);
        var redirect = text(body, "redirect_uri");
        if (redirect == null) {
            throw ApiRefusal.invalid("redirect_uri_required", "redirect_uri is required");
        }
        available(body, settings);
        return order("payment_link", "", amount, body, redirect);
    }

    /** The configured coins, or those of them that this payment accepts. */
    static List<String> available(JsonNode body, DynopaySettings settings) throws ApiRefusal {
        var configured = settings.rates().keySet();
        var accepted = body.path("accepted_currencies");
        if (!accepted.isArray() || accepted.isEmpty()) {
            return List.copyOf(configured);
        }
        var wanted = new ArrayList<String>();
        accepted.forEach(coin -> wanted.add(coin.asText().strip().toUpperCase(Locale.ROOT)));
        var missing = wanted.stream().filter(coin -> !configured.contains(coin)).toList();
        if (!missing.isEmpty()) {
            throw ApiRefusal.invalid("no_wallet_configured", "No wallet configured for: " + String.join(", ", missing));
        }
        return wanted;
    }

    private static Order order(String type, String coin, BigDecimal amount, JsonNode body, @Nullable String redirect)
            throws ApiRefusal {
        return new Order(
                type,
                coin,
                amount,
                url(body, "webhook_url"),
                url(body, "callback_url"),
                redirect,
                metaData(body),
                "customer".equals(text(body, "fee_payer")) ? "customer" : "company");
    }

    private static BigDecimal amount(JsonNode body) throws ApiRefusal {
        var amount = body.path("amount");
        if (!amount.isNumber() || amount.decimalValue().signum() <= 0) {
            throw ApiRefusal.invalid("amount_invalid", "Valid payment amount is required");
        }
        return amount.decimalValue();
    }

    private static void atLeast(BigDecimal amount, DynopaySettings settings) throws ApiRefusal {
        if (amount.compareTo(settings.minimum()) < 0) {
            var least = settings.minimum().stripTrailingZeros().toPlainString();
            throw ApiRefusal.invalid("amount_below_minimum", "Minimum payment amount is " + least + " USD");
        }
    }

    private static @Nullable String metaData(JsonNode body) throws ApiRefusal {
        var meta = body.path("meta_data");
        if (meta.isMissingNode() || meta.isNull()) {
            return null;
        }
        var text = Json.write(meta);
        if (!meta.isObject() || text.getBytes(StandardCharsets.UTF_8).length > META_DATA_BYTES) {
            throw ApiRefusal.invalid("meta_data_invalid", "meta_data must be an object of at most 2 KB");
        }
        return text;
    }

    private static @Nullable String url(JsonNode body, String field) throws ApiRefusal {
        var text = text(body, field);
        if (text == null) {
            return null;
        }
        try {
            var uri = new URI(text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return text;
            }
        } catch (URISyntaxException _) {
            // Said below.
        }
        throw ApiRefusal.invalid("url_invalid", field + " must be a valid URL");
    }

    private static @Nullable String text(JsonNode body, String field) {
        var value = body.path(field);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }
}
