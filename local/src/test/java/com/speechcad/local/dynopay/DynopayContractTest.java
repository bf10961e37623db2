package com.speechcad.local.dynopay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.Unreachable;
import com.speechcad.local.dynopay.Faults.Fault;
import com.speechcad.provider.dynopay.AddressStatus;
import com.speechcad.provider.dynopay.CreatedPayment;
import com.speechcad.provider.dynopay.DynopayAnswer;
import com.speechcad.provider.dynopay.DynopayAnswer.Ok;
import com.speechcad.provider.dynopay.DynopayAnswer.Refused;
import com.speechcad.provider.dynopay.DynopayAnswer.Why;
import com.speechcad.provider.dynopay.DynopayClient;
import com.speechcad.provider.dynopay.DynopayEvents;
import com.speechcad.provider.dynopay.DynopayLetter;
import com.speechcad.provider.dynopay.DynopaySignature;
import com.speechcad.provider.dynopay.NewPayment;
import com.speechcad.provider.dynopay.PaymentNotice;
import com.speechcad.provider.dynopay.PaymentState;
import com.speechcad.provider.dynopay.PaymentStatus;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our client and our reader, played against the double. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynopayContractTest {
    private final TestApp app = TestApp.start();
    private final DynopayClient client = app.get(DynopayClient.class);
    private final DynopayEvents events = app.get(DynopayEvents.class);
    private Shop shop = new Shop();

    @BeforeEach
    void point_the_tenant_at_the_double() {
        shop.close();
        shop = new Shop();
        key(TenantKey.DYNOPAY_BASE_URL, shop.dynopay.url() + "/");
        key(TenantKey.DYNOPAY_API_KEY, Shop.KEY);
    }

    @AfterEach
    void close_the_shop() {
        shop.close();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_payment_is_made_once_under_its_invoice() {
        var order = order("TRX", Money.cents(10_050));

        var first = ok(client.create(TestApp.TENANT, order));
        var again = ok(client.create(TestApp.TENANT, order));

        assertThat(again).isEqualTo(first);
        assertThat(first.expected()).isEqualByComparingTo("402");
        assertThat(first.baseAmount()).isEqualByComparingTo("100.5");
        assertThat(first.coin()).isEqualTo("TRX");
        assertThat(first.tag()).isEmpty();
        var kept = shop.dynopay.payment(first.paymentId()).orElseThrow();
        assertThat(kept.address()).isEqualTo(first.address());
        assertThat(kept.webhookUrl()).isEqualTo(shop.hook());
        assertThat(kept.metaData()).isEqualTo("{\"invoice\":\"" + order.invoice() + "\"}");
    }

    @Test
    void an_answer_that_was_lost_is_asked_for_again_and_makes_no_second_payment() {
        var order = order("BTC", Money.dollars(25));
        shop.dynopay.setFaults(Faults.of(Fault.LOST_ANSWER).times(1));

        assertThatThrownBy(() -> client.create(TestApp.TENANT, order)).isInstanceOf(Unreachable.class);
        ok(client.create(TestApp.TENANT, order));

        assertThat(shop.dynopay.payments()).hasSize(1);
    }

    @Test
    void an_invoice_that_changed_its_mind_is_a_conflict() {
        var order = order("BTC", Money.dollars(25));
        ok(client.create(TestApp.TENANT, order));

        var other = new NewPayment(order.invoice(), Money.dollars(26), "BTC", order.webhook());

        assertThat(refused(client.create(TestApp.TENANT, other)).why()).isEqualTo(Why.CONFLICT);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void a_coin_without_a_wallet_is_refused_whatever_the_server(Profile profile) {
        shop.dynopay.configure(shop.dynopay.settings().withProfile(profile));

        var refused = refused(client.create(TestApp.TENANT, order("SOL", Money.dollars(25))));

        assertThat(refused.why()).isEqualTo(Why.COIN_UNAVAILABLE);
        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void a_wrong_key_is_told_and_never_shown() {
        key(TenantKey.DYNOPAY_API_KEY, "dpk_test_of_somebody_else");

        var refused = refused(client.currencies(TestApp.TENANT));

        assertThat(refused.why()).isEqualTo(Why.UNAUTHORISED);
        assertThat(refused.toString()).doesNotContain("dpk_test");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void a_server_in_trouble_is_asked_again_later(int status) {
        shop.dynopay.setFaults(Faults.answering(status));

        assertThatThrownBy(() -> client.create(TestApp.TENANT, order("TRX", Money.dollars(25))))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining(Integer.toString(status));
        assertThatThrownBy(() -> client.status(TestApp.TENANT, "p-secret"))
                .isInstanceOf(Unreachable.class)
                .hasMessageNotContaining("p-secret");
    }

    @Test
    void a_server_that_is_not_there_is_asked_again_later() {
        key(TenantKey.DYNOPAY_BASE_URL, "http://127.0.0.1:1");

        assertThatThrownBy(() -> client.currencies(TestApp.TENANT)).isInstanceOf(Unreachable.class);
    }

    @Test
    void a_payment_is_followed_from_waiting_to_settled() {
        var made = ok(client.create(TestApp.TENANT, order("TRX", Money.dollars(100))));
        assertThat(status(made).state()).isEqualTo(PaymentState.WAITING);
        assertThat(status(made).state().isReached()).isFalse();

        shop.dynopay.cashier().pay(made.paymentId(), shop.trx("24"));
        shop.hears(3);
        assertThat(status(made).state()).isEqualTo(PaymentState.CONFIRMED);
        assertThat(status(made).isSettled()).isFalse();
        assertThat(address(made).received())
                .get()
                .satisfies(it -> assertThat(it).isEqualByComparingTo("24"));

        shop.dynopay.cashier().settle(made.paymentId());
        assertThat(status(made).isSettled()).isTrue();
        assertThat(status(made).expected()).get().satisfies(it -> assertThat(it).isEqualByComparingTo("400"));
    }

    @Test
    void what_the_server_does_not_know_and_what_it_does_not_understand_are_told_apart() {
        assertThat(refused(client.status(TestApp.TENANT, "unknown")).why()).isEqualTo(Why.NOT_FOUND);
        assertThat(refused(client.address(TestApp.TENANT, "bitcoincash:unknown"))
                        .why())
                .isEqualTo(Why.NOT_FOUND);

        shop.dynopay.configure(shop.dynopay.settings().withProfile(Profile.MAY_2026));

        assertThat(refused(client.status(TestApp.TENANT, "unknown")).why()).isEqualTo(Why.UNSUPPORTED);
    }

    @Test
    void the_coins_of_the_account_are_known() {
        assertThat(client.currencies(TestApp.TENANT))
                .isEqualTo(new Ok<>(List.of("BTC", "ETH", "LTC", "DOGE", "BCH", "TRX", "USDT-TRC20", "USDT-ERC20")));
    }

    @Test
    void a_webhook_is_sealed_and_read() {
        var made = ok(client.create(TestApp.TENANT, order("TRX", Money.dollars(100))));
        shop.dynopay.cashier().pay(made.paymentId(), shop.trx("17.5"));
        shop.hears(3);

        var sent = shop.heard.get(2);
        assertThat(holds(sent.header(DynopaySignature.HEADER_V2).orElse(""), sent.body()))
                .isTrue();
        assertThat(DynopaySignature.holdsV1(
                        sent.body(),
                        sent.header(DynopaySignature.HEADER_V1).orElse(""),
                        sent.header(DynopaySignature.HEADER_TIMESTAMP).orElse(""),
                        new Secret(Shop.SECRET),
                        shop.clock.instant()))
                .isTrue();
        var notice = (PaymentNotice) events.read(sent.body());
        assertThat(notice.event()).isEqualTo(PaymentNotice.Event.CONFIRMED);
        assertThat(notice.paymentId()).isEqualTo(made.paymentId());
        assertThat(notice.address()).contains(made.address());
        assertThat(notice.received()).get().satisfies(it -> assertThat(it).isEqualByComparingTo("17.5"));
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void every_way_of_signing_is_judged_rightly(Signing how) {
        shop.dynopay.setFaults(Faults.signed(how));
        shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("400"));
        shop.hears(1);

        var sent = shop.heard.getFirst();
        var good = switch (how) {
            case USUAL, V2, TWO_V1 -> true;
            case UNSIGNED, V1, STALE, TAMPERED, FORGED -> false;
        };
        assertThat(holds(sent.header(DynopaySignature.HEADER_V2).orElse(""), sent.body()))
                .isEqualTo(good);
    }

    @ParameterizedTest
    @EnumSource(Faults.Shape.class)
    void every_shape_of_a_letter_is_read(Faults.Shape shape) {
        shop.dynopay.setFaults(Faults.shaped(shape).and(Set.of(Fault.NUMBERS_AS_TEXT, Fault.META_DATA_AS_TEXT)));
        shop.dynopay.cashier().pendingOnly(shop.pays100(), shop.trx("400"));
        shop.hears(1);

        var letter = events.read(shop.heard.getFirst().body());
        switch (shape) {
            case CURRENT -> assertThat(((PaymentNotice) letter).received()).isPresent();
            case OLD_2025 -> assertThat(letter).isEqualTo(new DynopayLetter.Refused(DynopayLetter.Why.OLD_SHAPE));
            case UNKNOWN_EVENT -> assertThat(letter).isEqualTo(new DynopayLetter.Other("payment.celebrated"));
        }
    }

    private boolean holds(String header, byte[] body) {
        return DynopaySignature.holdsV2(body, header, new Secret(Shop.SECRET), shop.clock.instant());
    }

    private PaymentStatus status(CreatedPayment made) {
        return ok(client.status(TestApp.TENANT, made.paymentId()));
    }

    private AddressStatus address(CreatedPayment made) {
        return ok(client.address(TestApp.TENANT, made.address()));
    }

    private NewPayment order(String coin, Money amount) {
        return new NewPayment(UUID.randomUUID(), amount, coin, URI.create(shop.hook()));
    }

    private void key(TenantKey name, String value) {
        app.get(Tenants.class).setKey(TestApp.TENANT, name, new Secret(value));
    }

    private static <T> T ok(DynopayAnswer<T> answer) {
        return switch (answer) {
            case Ok<T>(var value) -> value;
            case Refused<T> refused -> throw new AssertionError(refused.toString());
        };
    }

    private static <T> Refused<T> refused(DynopayAnswer<T> answer) {
        return switch (answer) {
            case Ok<T> ok -> throw new AssertionError("not refused: " + ok);
            case Refused<T> refused -> refused;
        };
    }
}
