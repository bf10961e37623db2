package com.speechcad.local.dynopay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskingTest {
    @Test
    void tells_the_coins_of_this_merchant_and_all_there_are() {
        try (var shop = new Shop()) {
            var data = data(shop, "/user/getSupportedCurrency");

            assertThat(data.path("currencies")).hasSize(8);
            assertThat(data.path("all_supported")).hasSize(15);
        }
    }

    @Test
    void of_a_confirmed_payment_says_that_all_was_received_whatever_came() {
        try (var shop = new Shop()) {
            var id = shop.pays100();
            assertThat(data(shop, "/user/getPaymentStatus/" + id)
                            .path("payment_status")
                            .asText())
                    .isEqualTo("waiting");
            shop.dynopay.cashier().pay(id, shop.trx("24"));
            shop.hears(3);

            var data = data(shop, "/user/getPaymentStatus/" + id);

            assertThat(data.path("payment_status").asText()).isEqualTo("confirmed");
            assertThat(data.path("is_paid").asBoolean(true)).isFalse();
            assertThat(data.path("amount_received").decimalValue()).isEqualByComparingTo("400");
            shop.dynopay.cashier().settle(id);
            assertThat(data(shop, "/user/getPaymentStatus/" + id)
                            .path("is_paid")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void does_not_know_a_payment_that_is_not_ours() {
        try (var shop = new Shop()) {
            var answer = shop.get("/user/getPaymentStatus/0");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(Json.parse(answer.body()).path("message").asText())
                    .isEqualTo("Please provide a valid payment_id!");
        }
    }

    @ParameterizedTest(name = "{0} of 400 TRX: {1}")
    @CsvSource({"24,confirmed,376,", "400,confirmed,,", "500,overpaid,,100"})
    void an_address_tells_what_it_received(String paid, String word, String missing, String excess) {
        try (var shop = new Shop()) {
            var id = shop.pays100();
            var path = "/user/getCryptoTransaction/"
                    + shop.dynopay.payment(id).orElseThrow().address();
            assertThat(data(shop, path).path("status").asText()).isEqualTo("waiting");

            shop.dynopay.cashier().pay(id, shop.trx(paid));
            shop.dynopay.await(id, it -> it.state() == Payment.State.CONFIRMED, Shop.SOON);

            var data = data(shop, path);
            assertThat(data.path("status").asText()).isEqualTo(word);
            assertThat(data.path("paidAmount").asText()).isEqualTo(paid);
            assertThat(data.path("remainingAmount").asText("")).isEqualTo(missing == null ? "" : missing);
            assertThat(data.path("excessAmount").asText("")).isEqualTo(excess == null ? "" : excess);
        }
    }

    @Test
    void the_may_server_finds_no_address_and_has_no_status_and_no_log() {
        try (var shop = Shop.ofMay()) {
            var payment = shop.dynopay.payment(shop.pays100()).orElseThrow();

            var address = shop.get("/user/getCryptoTransaction/" + payment.address());

            assertThat(address.statusCode()).isEqualTo(400);
            assertThat(Json.parse(address.body()).path("message").asText()).isEqualTo("Please add valid address!");
            assertThat(shop.get("/user/getPaymentStatus/" + payment.id()).statusCode())
                    .isEqualTo(404);
            assertThat(shop.get("/user/events").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void the_log_of_events_comes_in_pages_and_sends_one_again_with_another_id() {
        try (var shop = new Shop()) {
            var id = shop.pays100();
            shop.dynopay.cashier().payExactly(id);
            shop.hears(2);
            shop.delivered();

            var page = Json.parse(shop.get("/user/events?limit=1").body());
            var next = Json.parse(shop.get("/user/events?limit=1&starting_after="
                            + page.path("next_cursor").asText())
                    .body());
            var pending = Json.parse(
                    shop.get("/user/events?type=payment.pending&status=success").body());

            assertThat(page.at("/data/0/event").asText()).isEqualTo("payment.confirmed");
            assertThat(page.path("has_more").asBoolean()).isTrue();
            assertThat(next.at("/data/0/event").asText()).isEqualTo("payment.pending");
            assertThat(next.path("has_more").asBoolean(true)).isFalse();
            assertThat(pending.path("data")).hasSize(1);
            assertThat(shop.get("/user/events?limit=101").statusCode()).isEqualTo(400);

            var resent = shop.post("/user/events/" + page.at("/data/0/id").asText() + "/resend", Json.object());
            assertThat(resent.statusCode()).isEqualTo(200);
            var bodies = shop.hears(3);
            assertThat(bodies.get(2).path("event").asText()).isEqualTo("payment.confirmed");
            assertThat(bodies.get(2).path("webhook_id"))
                    .isNotEqualTo(bodies.get(1).path("webhook_id"));
        }
    }

    private static JsonNode data(Shop shop, String path) {
        var answer = shop.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.parse(answer.body()).path("data");
    }
}
