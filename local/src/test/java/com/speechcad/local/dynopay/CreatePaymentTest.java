package com.speechcad.local.dynopay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.dynopay.Faults.Fault;
import com.speechcad.local.json.Json;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreatePaymentTest {
    private static final String PATH = "/user/cryptoPayment";

    @Test
    void answers_with_an_address_and_what_to_send_in_the_coin() {
        try (var shop = new Shop()) {
            var answer = shop.post(PATH, shop.order());

            var body = Json.parse(answer.body());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Request-Id")).isPresent();
            assertThat(body.path("message").asText()).isEqualTo("Payment Created!");
            assertThat(body.at("/data/amount").decimalValue()).isEqualByComparingTo("400");
            assertThat(body.at("/data/currency").asText()).isEqualTo("TRX");
            assertThat(body.at("/data/base_amount").decimalValue()).isEqualByComparingTo("100");
            assertThat(body.at("/data/address").asText()).startsWith("T");
            assertThat(body.at("/data/crypto_amount").isMissingNode()).isTrue();
            assertThat(body.at("/data/payment/crypto/amount").isTextual()).isTrue();
            assertThat(body.at("/data/payment/metadata/invoice").asText()).isEqualTo("INV-1");
        }
    }

    @Test
    void the_may_server_answers_without_what_came_later() {
        try (var shop = Shop.ofMay()) {
            var body = Json.parse(shop.post(PATH, shop.order()).body());

            assertThat(body.path("success").asBoolean()).isTrue();
            assertThat(body.has("statusCode")).isFalse();
            assertThat(body.path("data").has("payment")).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"currency":"TRX"}                                          | Valid payment amount is required | amount_invalid
            {"amount":0,"currency":"TRX"}                               | Valid payment amount is required | amount_invalid
            {"amount":"100","currency":"TRX"}                           | Valid payment amount is required | amount_invalid
            {"amount":4.99,"currency":"TRX"}                            | Minimum payment amount is 5 USD | amount_below_minimum
            {"amount":5}                                                | Currency is required | currency_required
            {"amount":5,"currency":"usdt"}                              | USDT is not available for this payment. Available currencies: BTC, ETH, LTC, DOGE, BCH, TRX, USDT-TRC20, USDT-ERC20 | currency_not_available
            {"amount":5,"currency":"BTC","accepted_currencies":["TRX"]} | BTC is not available for this payment. Available currencies: TRX | currency_not_available
            {"amount":5,"currency":"BTC","accepted_currencies":["SOL"]} | No wallet configured for: SOL | no_wallet_configured
            """)
    void refuses_in_the_servers_words(String order, String message, String code) {
        try (var shop = new Shop()) {
            var answer = shop.post(PATH, Json.parse(order));

            var body = Json.parse(answer.body());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(body.path("success").asBoolean(true)).isFalse();
            assertThat(body.path("message").asText()).isEqualTo(message);
            assertThat(body.at("/error/code").asText()).isEqualTo(code);
        }
    }

    @Test
    void the_least_amount_is_a_setting_and_the_may_server_takes_any() {
        try (var shop = new Shop(DynopaySettings.of(Shop.KEY, Shop.SECRET).withMinimum(BigDecimal.TEN))) {
            var refused = shop.post(PATH, shop.order().put("amount", 9));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(message(refused.body())).isEqualTo("Minimum payment amount is 10 USD");
            assertThat(shop.post(
                                    "/user/createPayment",
                                    shop.order().put("amount", 9).put("redirect_uri", "https://x.test"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(shop.post(PATH, shop.order().put("amount", 10)).statusCode())
                    .isEqualTo(200);
        }
        try (var shop = Shop.ofMay()) {
            assertThat(shop.post(PATH, shop.order().put("amount", 1)).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_merchant_without_wallets_gets_no_payment() {
        try (var shop = new Shop(DynopaySettings.of(Shop.KEY, Shop.SECRET).withRates(Map.of()))) {
            assertThat(Json.parse(shop.post(PATH, shop.order()).body())
                            .path("message")
                            .asText())
                    .startsWith("No crypto wallet configured.");
        }
    }

    @Test
    void only_the_key_matters_and_a_bearer_is_not_looked_at() {
        try (var shop = new Shop()) {
            var none = shop.post(PATH, shop.order(), "Authorization", "Bearer x");
            var wrong = shop.post(PATH, shop.order(), "x-api-key", "dpk_test_other");
            var right = shop.post(PATH, shop.order(), "x-api-key", Shop.KEY, "Authorization", "Bearer rubbish");

            assertThat(none.statusCode()).isEqualTo(403);
            assertThat(message(none.body())).isEqualTo("API key is required in x-api-key header");
            assertThat(wrong.statusCode()).isEqualTo(403);
            assertThat(message(wrong.body())).isEqualTo("Invalid API key");
            assertThat(right.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_scanner_is_turned_away() {
        try (var shop = new Shop()) {
            var answer = shop.post(PATH, shop.order(), "x-api-key", Shop.KEY, "User-Agent", "sqlmap/1.8");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("Forbidden");
        }
    }

    @Test
    void the_thirty_first_payment_of_a_minute_waits_for_the_next() {
        try (var shop = new Shop()) {
            for (int i = 0; i < 30; i++) {
                shop.pays100();
            }

            var refused = shop.post(PATH, shop.order());

            var headers = refused.headers();
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(Json.parse(refused.body()).properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactly("error", "message", "retryAfter");
            assertThat(headers.firstValue("Retry-After")).isPresent();
            assertThat(headers.firstValue("X-RateLimit-Limit")).contains("30");
            assertThat(headers.firstValue("X-RateLimit-Remaining")).contains("0");
            assertThat(headers.firstValue("X-RateLimit-Reset")).isPresent();
            shop.clock.jump(Duration.ofMinutes(1));
            assertThat(shop.post(PATH, shop.order()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_same_key_gets_the_same_payment_and_another_body_a_conflict() {
        try (var shop = new Shop()) {
            var key = UUID.randomUUID().toString();

            var first = keyed(shop, key, shop.order());
            var again = keyed(shop, key, shop.order());
            var other = keyed(shop, key, shop.order().put("amount", 101));

            assertThat(again.body()).isEqualTo(first.body());
            assertThat(other.statusCode()).isEqualTo(409);
            assertThat(Json.parse(other.body()).at("/error/code").asText()).isEqualTo("idempotency_key_reused");
            assertThat(shop.dynopay.payments()).hasSize(1);
        }
    }

    @Test
    void the_may_server_makes_a_second_payment_for_the_same_key() {
        try (var shop = Shop.ofMay()) {
            var key = UUID.randomUUID().toString();

            keyed(shop, key, shop.order());
            keyed(shop, key, shop.order());

            assertThat(shop.dynopay.payments()).hasSize(2);
        }
    }

    @Test
    void a_lost_answer_is_found_again_with_its_key() {
        try (var shop = new Shop()) {
            var key = UUID.randomUUID().toString();
            shop.dynopay.setFaults(Faults.of(Fault.LOST_ANSWER).times(1));

            assertThatThrownBy(() -> keyed(shop, key, shop.order())).isInstanceOf(UncheckedIOException.class);
            var again = keyed(shop, key, shop.order());

            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(shop.dynopay.payments()).hasSize(1);
        }
    }

    @Test
    void an_address_is_used_again_after_two_hours_and_not_before() {
        try (var shop = new Shop()) {
            var addresses = new HashSet<String>();
            addresses.add(addressOf(shop));
            shop.clock.jump(Duration.ofMinutes(119));
            addresses.add(addressOf(shop));
            assertThat(addresses).hasSize(2);

            shop.clock.jump(Duration.ofMinutes(2));

            assertThat(addresses).contains(addressOf(shop));
        }
    }

    @Test
    void one_address_serves_all_payments_where_a_tag_tells_them_apart() {
        var settings = DynopaySettings.of(Shop.KEY, Shop.SECRET).withRate("XRP", BigDecimal.TWO);
        try (var shop = new Shop(settings)) {
            var first =
                    data(shop.post(PATH, shop.order().put("currency", "XRP")).body());
            var second =
                    data(shop.post(PATH, shop.order().put("currency", "XRP")).body());

            assertThat(first.path("address")).isEqualTo(second.path("address"));
            assertThat(first.path("destination_tag")).isNotEqualTo(second.path("destination_tag"));
        }
    }

    @Test
    void a_checkout_becomes_a_payment_when_its_payer_chooses_the_coin() {
        try (var shop = new Shop()) {
            var refused = shop.post("/user/createPayment", shop.order().put("amount", 4));
            var answer =
                    shop.post("/user/createPayment", shop.order().put("redirect_uri", "https://shop.example/back"));

            assertThat(refused.statusCode()).isEqualTo(400);
            var url = data(answer.body()).path("redirect_url").asText();
            assertThat(url).matches("https://checkout\\.dynopay\\.com/pay\\?d=[0-9a-f]{48}");
            assertThat(data(answer.body()).path("webhook_url").asText()).isEqualTo("configured");
            var payment = shop.dynopay.chooseCoin(url.substring(url.indexOf('=') + 1), "TRX");
            assertThat(payment.type()).isEqualTo("payment_link");
        }
    }

    private static HttpResponse<String> keyed(Shop shop, String key, JsonNode order) {
        return shop.post(PATH, order, "x-api-key", Shop.KEY, "Idempotency-Key", key);
    }

    private static String addressOf(Shop shop) {
        return shop.dynopay.payment(shop.pays100()).orElseThrow().address();
    }

    private static String message(String body) {
        return Json.parse(body).path("message").asText();
    }

    private static JsonNode data(String body) {
        return Json.parse(body).path("data");
    }
}
