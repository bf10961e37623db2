package com.speechcad.local.dynopay;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.dynopay.Delivery.Status;
import com.speechcad.local.dynopay.Faults.Fault;
import com.speechcad.local.http.Request;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {
    @Test
    void carries_the_headers_and_both_signatures_over_the_bytes_that_were_sent() {
        try (var shop = new Shop()) {
            shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("400"));
            shop.hears(1);

            var sent = shop.heard.getFirst();
            var at = Long.parseLong(header(sent, "X-DynoPay-Timestamp"));
            assertThat(header(sent, "Content-Type")).isEqualTo("application/json");
            assertThat(header(sent, "User-Agent")).isEqualTo("Dynopay-Webhook/1.0");
            assertThat(header(sent, "X-DynoPay-Event")).isEqualTo("payment.pending");
            assertThat(header(sent, "X-DynoPay-Type")).isEqualTo("webhook");
            assertThat(header(sent, "X-DynoPay-Webhook-Id"))
                    .isEqualTo(Json.parse(sent.body()).path("webhook_id").asText());
            assertThat(header(sent, "X-DynoPay-Signature")).isEqualTo(Signatures.v1(Shop.SECRET, at, sent.text()));
            assertThat(header(sent, "X-Dynopay-Signature-V2"))
                    .isEqualTo("t=" + at + ",v1=" + Signatures.v2(Shop.SECRET, at, sent.text()));
        }
    }

    @Test
    void the_may_server_signs_v1_with_a_constant_where_there_is_no_secret() {
        try (var shop = new Shop(DynopaySettings.of(Shop.KEY, null).withProfile(Profile.MAY_2026))) {
            shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("400"));
            shop.hears(1);

            var sent = shop.heard.getFirst();
            var at = Long.parseLong(header(sent, "X-DynoPay-Timestamp"));
            assertThat(header(sent, "X-DynoPay-Signature"))
                    .isEqualTo(Signatures.v1(Signatures.KNOWN_TO_ALL, at, sent.text()));
            assertThat(sent.header("X-Dynopay-Signature-V2")).isEmpty();
        }
    }

    @Test
    void the_autumn_server_does_not_sign_without_a_secret() {
        try (var shop = new Shop(DynopaySettings.of(Shop.KEY, null))) {
            shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("400"));
            shop.hears(1);

            assertThat(shop.heard.getFirst().headers().keySet()).noneMatch(name -> name.contains("signature"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # signing, v1 header, v2 header, right for the body, fresh
            UNSIGNED,  false,     false,     false,              true
            V1,        true,      false,     true,               true
            V2,        false,     true,      true,               true
            TWO_V1,    true,      true,      true,               true
            STALE,     true,      true,      true,               false
            TAMPERED,  true,      true,      false,              true
            FORGED,    true,      true,      false,              true
            """)
    void signs_in_every_way_that_a_receiver_must_tell_apart(
            Signing how, boolean v1, boolean v2, boolean right, boolean fresh) {
        try (var shop = new Shop()) {
            shop.dynopay.setFaults(Faults.signed(how));
            shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("400"));
            shop.hears(1);

            var sent = shop.heard.getFirst();
            var at = Long.parseLong(header(sent, "X-DynoPay-Timestamp"));
            assertThat(sent.header("X-DynoPay-Signature").isPresent()).isEqualTo(v1);
            assertThat(sent.header("X-Dynopay-Signature-V2").isPresent()).isEqualTo(v2);
            if (v1) {
                assertThat(header(sent, "X-DynoPay-Signature").equals(Signatures.v1(Shop.SECRET, at, sent.text())))
                        .isEqualTo(right);
            }
            if (v2) {
                assertThat(header(sent, "X-Dynopay-Signature-V2")
                                .endsWith(",v1=" + Signatures.v2(Shop.SECRET, at, sent.text())))
                        .isEqualTo(right);
            }
            assertThat(Math.abs(shop.clock.instant().getEpochSecond() - at) <= 300)
                    .isEqualTo(fresh);
            assertThat(header(sent, "X-Dynopay-Signature-V2", "").split("v1=").length - 1)
                    .isEqualTo(how == Signing.TWO_V1 ? 2 : v2 ? 1 : 0);
        }
    }

    @Test
    void tries_three_times_quickly_and_then_by_the_outbox_schedule_with_a_new_id() {
        try (var shop = new Shop(DynopaySettings.of(Shop.KEY, Shop.SECRET), Journal.inMemory(), Shop.frozen())) {
            shop.answers.set(500);
            shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("400"));
            shop.tried(1);
            shop.clock.jump(Duration.ofSeconds(1));
            shop.tried(2);
            shop.clock.jump(Duration.ofSeconds(2));
            shop.tried(3);
            assertThat(webhookIds(shop)).hasSize(1);

            var pauses = List.of("PT1M", "PT5M", "PT30M", "PT2H", "PT6H", "PT12H", "PT24H");
            for (int step = 1; step <= pauses.size(); step++) {
                int late = step;
                var pause = Duration.parse(pauses.get(step - 1));
                shop.dynopay.awaitDeliveries(all -> all.getFirst().outboxStep() == late, Shop.SOON);
                assertThat(shop.dynopay.deliveries().getFirst().nextAt())
                        .isEqualTo(shop.clock.instant().plus(pause));
                shop.clock.jump(pause);
                shop.tried(3 + step);
            }

            shop.delivered();
            assertThat(shop.heard).hasSize(10);
            assertThat(webhookIds(shop)).hasSize(8);
            assertThat(shop.dynopay.deliveries().getFirst().status()).isEqualTo(Status.FAILED);
        }
    }

    @Test
    void the_may_server_gives_up_after_three_tries() {
        var may = DynopaySettings.of(Shop.KEY, Shop.SECRET).withProfile(Profile.MAY_2026);
        try (var shop = new Shop(may, Journal.inMemory(), Shop.frozen())) {
            shop.answers.set(503);
            shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("400"));
            shop.tried(1);
            shop.clock.jump(Duration.ofSeconds(1));
            shop.tried(2);
            shop.clock.jump(Duration.ofSeconds(2));

            shop.delivered();

            assertThat(shop.heard).hasSize(3);
        }
    }

    @ParameterizedTest(name = "{0}: {1} tries")
    @CsvSource({"400,1", "401,1", "404,1", "429,2", "503,2"})
    void stops_at_once_when_told_that_it_is_wrong(int status, int tries) {
        try (var shop = new Shop()) {
            shop.answers.set(status);
            shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("400"));
            shop.hears(1);
            shop.dynopay.awaitDeliveries(all -> all.getFirst().attempts() == 1, Shop.SOON);
            shop.answers.set(200);
            shop.clock.jump(Duration.ofSeconds(10));

            shop.delivered();

            assertThat(shop.heard).hasSize(tries);
        }
    }

    @Test
    void five_times_not_found_switches_the_url_off_for_a_day() {
        try (var shop = new Shop()) {
            shop.answers.set(404);
            for (int i = 1; i <= 5; i++) {
                shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("400"));
                shop.hears(i);
                shop.delivered();
            }
            shop.answers.set(200);

            shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("400"));
            shop.delivered();
            assertThat(shop.heard).hasSize(5);

            shop.clock.jump(Duration.ofHours(25));
            shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("400"));
            shop.hears(6);
        }
    }

    @Test
    void an_event_comes_twice_with_two_ids() {
        try (var shop = new Shop()) {
            shop.dynopay.setFaults(Faults.of(Fault.DUPLICATE));
            shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("400"));

            assertThat(shop.hears(2))
                    .extracting(body -> body.path("webhook_id").asText())
                    .doesNotHaveDuplicates();
            assertThat(shop.events()).containsOnly("payment.pending");
        }
    }

    @Test
    void an_event_comes_on_every_url_that_wants_it() {
        try (var shop = new Shop()) {
            var order = shop.order().put("callback_url", shop.hook() + "/callback");
            var company = shop.hook() + "/company";
            shop.dynopay.configure(shop.dynopay.settings().withCompany(company, "whsec_company"));
            shop.dynopay.setFaults(Faults.of(Fault.SECOND_URL));

            shop.dynopay.cashier().pendingOnly(shop.made(order), shop.trx("400"));

            shop.hears(4);
            assertThat(shop.heard)
                    .extracting(sent -> sent.path() + (sent.rawQuery().isEmpty() ? "" : "?" + sent.rawQuery()))
                    .extracting(path -> path.substring(path.indexOf("token-1") + 7))
                    .containsExactlyInAnyOrder("", "/callback", "/company", "?company=1");
            assertThat(shop.heard)
                    .extracting(sent -> header(sent, "X-DynoPay-Type"))
                    .containsOnlyOnce("callback");
        }
    }

    @Test
    void an_event_can_be_lost_late_overtaken_or_sent_to_a_guess() {
        try (var shop = new Shop()) {
            shop.dynopay.setFaults(Faults.of(Fault.DROP).times(1));
            shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("1"));
            shop.dynopay.setFaults(Faults.delayed(Duration.ofMinutes(10)).times(1));
            shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("2"));
            shop.dynopay.setFaults(Faults.of(Fault.FORGED_TOKEN).times(1));
            shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("3"));

            assertThat(shop.hears(1).getFirst().path("amount").asInt()).isEqualTo(3);
            assertThat(shop.heard.getFirst().path()).isEqualTo("/dynopay/default/invoice-1/a-guess-of-a-token");
            shop.clock.jump(Duration.ofMinutes(11));
            assertThat(shop.hears(2).get(1).path("amount").asInt()).isEqualTo(2);

            shop.dynopay.setFaults(Faults.of(Fault.REORDER));
            shop.dynopay.cashier().pay(shop.pays100(), shop.trx("400"));
            shop.hears(3);
            shop.clock.jump(Duration.ofSeconds(5));
            shop.hears(4);
            assertThat(shop.events().subList(2, 4)).containsExactly("payment.confirmed", "payment.pending");
        }
    }

    private static Set<String> webhookIds(Shop shop) {
        return shop.bodies().stream()
                .map(body -> body.path("webhook_id").asText())
                .collect(Collectors.toSet());
    }

    private static String header(Request request, String name) {
        return header(request, name, "no " + name);
    }

    private static String header(Request request, String name, String none) {
        return request.header(name.toLowerCase(Locale.ROOT)).orElse(none);
    }
}
