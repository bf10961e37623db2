package com.speechcad.local.dynopay;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.dynopay.Faults.Fault;
import com.speechcad.local.dynopay.Payment.State;
import com.speechcad.local.store.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    private static final DynopaySettings SETTINGS = DynopaySettings.of(Shop.KEY, Shop.SECRET);

    @TempDir
    private Path folder = Path.of("never used");

    @Test
    void payments_addresses_keys_faults_and_rates_are_still_there() {
        var clock = Shop.frozen();
        var key = UUID.randomUUID().toString();
        String first;
        try (var journal = Journal.at(folder.resolve("dynopay"));
                var shop = new Shop(SETTINGS, journal, clock)) {
            first = shop.post(
                            "/user/cryptoPayment",
                            shop.order().put("webhook_url", "http://127.0.0.1:1/x"),
                            "x-api-key",
                            Shop.KEY,
                            "Idempotency-Key",
                            key)
                    .body();
            shop.dynopay.setFaults(Faults.of(Fault.DUPLICATE));
            shop.dynopay.configure(SETTINGS.withRate("TRX", shop.trx("0.5")));
        }

        try (var journal = Journal.at(folder.resolve("dynopay"));
                var shop = new Shop(SETTINGS, journal, clock)) {
            var again = shop.post(
                    "/user/cryptoPayment",
                    shop.order().put("webhook_url", "http://127.0.0.1:1/x"),
                    "x-api-key",
                    Shop.KEY,
                    "Idempotency-Key",
                    key);

            assertThat(again.body()).isEqualTo(first);
            assertThat(shop.dynopay.payments()).hasSize(1);
            assertThat(shop.dynopay.faults().has(Fault.DUPLICATE)).isTrue();
            assertThat(shop.dynopay.settings().rates().get("TRX")).isEqualByComparingTo("0.5");
            var second = shop.dynopay.payment(shop.pays100()).orElseThrow();
            assertThat(first).doesNotContain(second.address());
        }
    }

    @Test
    void what_was_seen_is_confirmed_and_what_was_on_its_way_arrives() {
        var clock = Shop.frozen();
        String id;
        try (var journal = Journal.at(folder.resolve("dynopay"));
                var shop = new Shop(SETTINGS, journal, clock)) {
            // Closed, so the first try finds nobody.
            var order = shop.order().put("webhook_url", "http://127.0.0.1:1/x");
            id = shop.made(order);
            shop.dynopay.cashier().pay(id, shop.trx("400"));
            shop.dynopay.awaitDeliveries(all -> all.getFirst().attempts() > 0, Shop.SOON);
            shop.timers.close();
            assertThat(shop.dynopay.payment(id).orElseThrow().state()).isEqualTo(State.PENDING);
        }

        try (var journal = Journal.at(folder.resolve("dynopay"));
                var shop = new Shop(SETTINGS, journal, clock)) {
            clock.jump(Duration.ofMinutes(2));

            shop.dynopay.await(id, it -> it.state() == State.CONFIRMED, Shop.SOON);
            shop.dynopay.awaitDeliveries(
                    all -> all.size() == 2 && all.getFirst().attempts() > 1, Shop.SOON);
        }
    }
}
