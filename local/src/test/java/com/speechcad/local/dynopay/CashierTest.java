package com.speechcad.local.dynopay;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.dynopay.Faults.Fault;
import com.speechcad.local.dynopay.Faults.Shape;
import com.speechcad.local.dynopay.Payment.State;
import com.speechcad.local.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CashierTest {
    @Test
    void an_exact_payment_is_seen_then_confirmed_with_what_came_in_the_coin() {
        try (var shop = new Shop()) {
            var id = shop.pays100();

            shop.dynopay.cashier().payExactly(id);

            var bodies = shop.hears(2);
            assertThat(shop.events()).containsExactly("payment.pending", "payment.confirmed");
            var confirmed = bodies.get(1);
            assertThat(confirmed.path("payment_id").asText()).isEqualTo(id);
            assertThat(confirmed.path("payment_type").asText()).isEqualTo("direct_api");
            assertThat(confirmed.path("amount").decimalValue()).isEqualByComparingTo("400");
            assertThat(confirmed.path("base_amount").decimalValue()).isEqualByComparingTo("100");
            assertThat(confirmed.path("exchange_rate").decimalValue()).isEqualByComparingTo("0.25");
            assertThat(confirmed.at("/meta_data/invoice").asText()).isEqualTo("INV-1");
            assertThat(confirmed.path("webhook_id").asText()).hasSize(36);
            assertThat(confirmed.path("sent_at").asText())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        }
    }

    @Test
    void six_percent_are_told_short_and_then_confirmed_with_the_full_base_amount() {
        try (var shop = new Shop()) {
            var id = shop.pays100();

            shop.dynopay.cashier().pay(id, shop.trx("24"));

            var bodies = shop.hears(3);
            assertThat(shop.events()).containsExactly("payment.pending", "payment.underpaid", "payment.confirmed");
            var underpaid = bodies.get(1);
            assertThat(underpaid.path("amount_received").decimalValue()).isEqualByComparingTo("24");
            assertThat(underpaid.path("amount_remaining").decimalValue()).isEqualByComparingTo("376");
            assertThat(underpaid.has("amount")).isFalse();
            assertThat(underpaid.has("base_amount")).isFalse();
            assertThat(underpaid.has("meta_data")).isFalse();
            assertThat(bodies.get(2).path("base_amount").decimalValue()).isEqualByComparingTo("100");
        }
    }

    @Test
    void a_short_payment_link_is_held() {
        try (var shop = new Shop()) {
            var link = shop.post("/user/createPayment", shop.order().put("redirect_uri", "https://shop.example/"));
            var url = Json.parse(link.body()).at("/data/redirect_url").asText();
            var payment = shop.dynopay.chooseCoin(url.substring(url.indexOf('=') + 1), "TRX");

            shop.dynopay.cashier().pay(payment.id(), shop.trx("24"));

            shop.dynopay.await(payment.id(), it -> it.state() == State.UNDERPAID, Shop.SOON);
            assertThat(shop.hears(2).get(1).path("grace_period_minutes").asInt())
                    .isPositive();
            assertThat(shop.events()).doesNotContain("payment.confirmed");
        }
    }

    @Test
    void too_much_is_confirmed_and_told_apart_only_where_that_was_asked_for() {
        try (var shop = new Shop(DynopaySettings.of(Shop.KEY, Shop.SECRET).withOptionalEvents(true))) {
            var id = shop.pays100();

            shop.dynopay.cashier().pay(id, shop.trx("500"));

            shop.hears(4);
            assertThat(shop.events())
                    .containsExactlyInAnyOrder(
                            "payment.created", "payment.pending", "payment.confirmed", "payment.overpaid");
            var overpaid = shop.bodies().stream()
                    .filter(body -> body.path("event").asText().equals("payment.overpaid"))
                    .findFirst()
                    .orElseThrow();
            assertThat(overpaid.path("excess_amount_usd").decimalValue()).isEqualByComparingTo("25");
        }
    }

    @Test
    void what_is_only_pending_stays_so() {
        try (var shop = new Shop()) {
            var id = shop.pays100();

            shop.dynopay.cashier().pendingOnly(id, shop.trx("400"));
            shop.hears(1);
            shop.clock.jump(Duration.ofHours(1));

            assertThat(shop.dynopay.payment(id).orElseThrow().state()).isEqualTo(State.PENDING);
            assertThat(shop.events()).containsExactly("payment.pending");
            shop.dynopay.cashier().confirm(id);
            shop.hears(2);
            assertThat(shop.events()).containsExactly("payment.pending", "payment.confirmed");
        }
    }

    @Test
    void confirmed_can_overtake_pending() {
        try (var shop = new Shop()) {
            shop.dynopay.cashier().confirmBeforePending(shop.pays100(), shop.trx("400"));

            shop.hears(2);
            assertThat(shop.events()).containsExactly("payment.confirmed", "payment.pending");
        }
    }

    @Test
    void a_second_payment_on_the_same_address_comes_with_its_own_transaction() {
        try (var shop = new Shop()) {
            var id = shop.pays100();
            shop.dynopay.cashier().payExactly(id);
            shop.hears(2);

            shop.dynopay.cashier().payAgain(id, shop.trx("400"));

            var bodies = shop.hears(4);
            assertThat(bodies.get(3).path("payment_id").asText()).isEqualTo(id);
            assertThat(bodies.get(3).path("txId")).isNotEqualTo(bodies.get(1).path("txId"));
        }
    }

    @Test
    void money_that_comes_too_late_counts_for_who_has_the_address_by_then() {
        try (var shop = new Shop()) {
            var first = shop.pays100();
            shop.clock.jump(Duration.ofHours(2).plusMinutes(1));
            var second = shop.pays100();

            var paid = shop.dynopay.cashier().payLate(first, shop.trx("400"));

            assertThat(paid.id()).isEqualTo(second);
            assertThat(shop.hears(2))
                    .allSatisfy(
                            body -> assertThat(body.path("payment_id").asText()).isEqualTo(second));
            assertThat(shop.dynopay.payment(first).orElseThrow().state()).isEqualTo(State.EXPIRED);
        }
    }

    @Test
    void money_that_nobody_waits_for_any_more_is_recovered_without_meta_data() {
        try (var shop = new Shop()) {
            var id = shop.pays100();
            shop.clock.jump(Duration.ofHours(3));

            shop.dynopay.cashier().payLate(id, shop.trx("400"));

            var body = shop.hears(1).getFirst();
            assertThat(body.path("event").asText()).isEqualTo("payment.confirmed");
            assertThat(body.path("recovered").asBoolean()).isTrue();
            assertThat(body.has("meta_data")).isFalse();
        }
    }

    @Test
    void late_money_within_the_two_hours_carries_the_rate_of_its_day() {
        try (var shop = new Shop()) {
            var id = shop.pays100();
            shop.clock.jump(Duration.ofMinutes(20));
            shop.dynopay.configure(shop.dynopay.settings().withRate("TRX", shop.trx("0.20")));

            shop.dynopay.cashier().payLate(id, shop.trx("400"));

            var confirmed = shop.hears(2).get(1);
            assertThat(confirmed.path("payment_id").asText()).isEqualTo(id);
            assertThat(confirmed.path("exchange_rate").decimalValue()).isEqualByComparingTo("0.2");
        }
    }

    @Test
    void forwarding_may_fail_and_be_recovered_without_meta_data() {
        try (var shop = new Shop()) {
            var id = shop.pays100();
            shop.dynopay.cashier().payExactly(id);
            shop.hears(2);

            shop.dynopay.cashier().settlementFailedThenRecovered(id);
            shop.hears(3);
            shop.clock.jump(Duration.ofSeconds(2));

            var bodies = shop.hears(4);
            assertThat(shop.events().subList(2, 4)).containsExactly("payment.settlement_failed", "payment.confirmed");
            assertThat(bodies.get(2).path("payment_received").asBoolean()).isTrue();
            assertThat(bodies.get(3).path("status").asText()).isEqualTo("successful");
            assertThat(bodies.get(3).has("meta_data")).isFalse();
        }
    }

    @Test
    void settled_comes_when_the_cashier_says_so() {
        try (var shop = new Shop()) {
            var id = shop.pays100();
            shop.dynopay.cashier().payExactly(id);
            shop.hears(2);

            shop.dynopay.cashier().settle(id);

            assertThat(shop.hears(3).get(2).path("settled_at").asText()).isNotEmpty();
            assertThat(shop.dynopay.payment(id).orElseThrow().state()).isEqualTo(State.SETTLED);
        }
    }

    @Test
    void meta_data_and_numbers_may_come_as_text() {
        try (var shop = new Shop()) {
            shop.dynopay.setFaults(Faults.of(Fault.META_DATA_AS_TEXT, Fault.NUMBERS_AS_TEXT));

            shop.dynopay.cashier().payExactly(shop.pays100());

            var body = shop.hears(2).get(1);
            assertThat(body.path("meta_data").asText()).isEqualTo("{\"invoice\":\"INV-1\"}");
            assertThat(body.path("amount").asText()).isEqualTo("400");
            assertThat(body.path("amount").isTextual()).isTrue();
            assertThat(body.path("exchange_rate").isTextual()).isTrue();
        }
    }

    @Test
    void the_shape_of_2025_has_no_event_and_dollars_for_an_amount() {
        try (var shop = new Shop()) {
            shop.dynopay.setFaults(Faults.shaped(Shape.OLD_2025).times(1));

            shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("24"));

            var body = shop.hears(1).getFirst();
            assertThat(body.has("event")).isFalse();
            assertThat(body.path("status").asText()).isEqualTo("successful");
            assertThat(body.path("amount").decimalValue()).isEqualByComparingTo("100");
            assertThat(body.path("paid_amount").decimalValue()).isEqualByComparingTo("24");
        }
    }

    @Test
    void an_event_that_nobody_knows_can_be_sent() {
        try (var shop = new Shop()) {
            shop.dynopay.setFaults(Faults.shaped(Shape.UNKNOWN_EVENT));

            shop.dynopay.cashier().payExactly(shop.pays100());

            shop.hears(2);
            assertThat(shop.events()).containsOnly("payment.celebrated");
            assertThat(shop.heard.getFirst().header("X-DynoPay-Event")).contains("payment.celebrated");
        }
    }
}
