package com.speechcad.local.dynopay;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LabApiTest {
    @Test
    void the_page_sees_a_payment_and_pays_a_part_of_it() {
        try (var shop = new Shop()) {
            var id = shop.pays100();
            var before = shop.lab("/lab/payments");
            assertThat(before.at("/payments/0/id").asText()).isEqualTo(id);
            assertThat(before.at("/payments/0/state").asText()).isEqualTo("WAITING");

            var changed = CompletableFuture.supplyAsync(() -> shop.lab(
                    "/lab/payments?wait=10000&after=" + before.path("changes").asLong()));
            var paid = Json.parse(shop.lab("/lab/payments/" + id + "/pay", "{\"fraction\":\"0.5\"}")
                    .body());

            assertThat(paid.path("received").decimalValue()).isEqualByComparingTo("200");
            assertThat(changed.join().path("changes").asLong())
                    .isGreaterThan(before.path("changes").asLong());
            shop.hears(3);
            assertThat(shop.lab("/lab/payments/" + id).path("state").asText()).isEqualTo("CONFIRMED");
            assertThat(shop.lab("/lab/deliveries?payment=" + id)).hasSize(3);
        }
    }

    @Test
    void a_forged_letter_is_never_under_the_secret_and_changes_no_payment() {
        try (var shop = new Shop()) {
            var id = shop.pays100();

            shop.lab("/lab/payments/" + id + "/forge", "");

            shop.hears(1);
            var sent = shop.heard.getFirst();
            var at = sent.header("X-DynoPay-Timestamp").map(Long::parseLong).orElseThrow();
            assertThat(Json.parse(sent.body()).path("event").asText()).isEqualTo("payment.confirmed");
            assertThat(sent.header("X-DynoPay-Signature").orElseThrow())
                    .isNotEqualTo(Signatures.v1(Shop.SECRET, at, sent.text()));
            assertThat(sent.header("X-Dynopay-Signature-V2").orElseThrow())
                    .doesNotContain(Signatures.v2(Shop.SECRET, at, sent.text()));
            assertThat(shop.lab("/lab/payments/" + id).path("state").asText()).isEqualTo("WAITING");
        }
    }

    @Test
    void a_forged_letter_is_not_in_the_servers_log_and_not_sent_again_under_its_secret() {
        try (var shop = new Shop()) {
            var id = shop.pays100();
            shop.lab("/lab/payments/" + id + "/forge", "");
            shop.hears(1);
            var forged =
                    shop.lab("/lab/deliveries?payment=" + id).get(0).path("id").asText();

            var events = Json.parse(shop.get("/user/events").body()).path("data");
            assertThat(events).noneMatch(event -> event.path("id").asText().equals(forged));
            assertThat(shop.post("/user/events/" + forged + "/resend", Json.object())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void says_what_is_wrong_with_a_wish() {
        try (var shop = new Shop()) {
            var id = shop.pays100();

            assertThat(shop.lab("/lab/payments/none/pay", "").statusCode()).isEqualTo(400);
            assertThat(shop.lab("/lab/payments/" + id + "/settle", "").body()).contains("was not paid");
            assertThat(shop.lab("/lab/payments/" + id + "/dance", "").body()).contains("no action dance");
            assertThat(shop.lab("/lab/payments/" + id + "/pay", "{\"crypto\":\"x\"}")
                            .body())
                    .contains("is not a number");
        }
    }

    @Test
    void faults_and_the_server_are_chosen_by_hand() {
        try (var shop = new Shop()) {
            shop.lab("/faults", "{\"signing\":\"STALE\",\"faults\":[\"DUPLICATE\"],\"times\":2}");
            shop.lab("/lab/settings", "{\"profile\":\"may-2026\",\"rates\":{\"TRX\":\"0.5\"}}");

            assertThat(shop.dynopay.faults().signing()).isEqualTo(Signing.STALE);
            assertThat(shop.lab("/lab/faults").path("times").asInt()).isEqualTo(2);
            assertThat(shop.lab("/lab/settings").path("profile").asText()).isEqualTo("may-2026");
            assertThat(shop.dynopay.payment(shop.pays100()).orElseThrow().expected())
                    .isEqualByComparingTo("200");
        }
    }

    @Test
    void shows_what_it_was_asked_without_the_key() {
        try (var shop = new Shop()) {
            shop.pays100();

            var asked = shop.dynopay.requests();
            assertThat(asked.lines()).hasSize(1);
            assertThat(asked).contains("/api/user/cryptoPayment").doesNotContain(Shop.KEY);
        }
    }

    @Test
    void sends_the_last_event_of_a_name_again() {
        try (var shop = new Shop()) {
            var id = shop.pays100();
            shop.dynopay.cashier().payExactly(id);
            shop.hears(2);

            shop.lab("/lab/payments/" + id + "/webhook", "{\"event\":\"payment.confirmed\"}");

            shop.hears(3);
            assertThat(shop.events()).containsExactly("payment.pending", "payment.confirmed", "payment.confirmed");
        }
    }

    @Test
    void answers_below_the_prefix_of_somebody_elses_server() {
        try (var shop = new Shop();
                var gateway = new HttpRoutes(0);
                var mounted = new DynopaySimulator(
                        Journal.inMemory(), shop.clock, shop.timers, DynopaySettings.of(Shop.KEY, null))) {
            mounted.mount(gateway, "/sim/dynopay");
            gateway.start();

            assertThat(Shop.fetch(gateway.url() + "/sim/dynopay/lab/payments")).contains("\"payments\":[]");
            assertThat(Shop.fetch(gateway.url() + "/sim/dynopay/user/getSupportedCurrency"))
                    .contains("API key is required");
        }
    }
}
