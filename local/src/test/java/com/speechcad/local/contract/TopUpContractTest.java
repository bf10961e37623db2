package com.speechcad.local.contract;

import static com.speechcad.billing.TopUp.State.CREDITED;
import static com.speechcad.billing.TopUp.State.PARKED;
import static com.speechcad.billing.TopUp.State.REFUSED;
import static com.speechcad.billing.TopUp.State.SEEN;
import static com.speechcad.billing.TopUp.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.speechcad.billing.ParkReason;
import com.speechcad.billing.ParkedPayment;
import com.speechcad.billing.ParkedPayments;
import com.speechcad.billing.RequestTopUp;
import com.speechcad.billing.TopUp;
import com.speechcad.billing.TopUps;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.UserId;
import com.speechcad.lambda.LinesHeard;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.dynopay.DynopaySettings;
import com.speechcad.local.dynopay.DynopaySimulator;
import com.speechcad.local.dynopay.Faults;
import com.speechcad.local.dynopay.Faults.Fault;
import com.speechcad.local.dynopay.Profile;
import com.speechcad.local.dynopay.Signing;
import com.speechcad.local.gateway.ApiGateway;
import com.speechcad.local.gateway.GatewayRoute;
import com.speechcad.local.gateway.GatewaySettings;
import com.speechcad.local.json.Json;
import com.speechcad.local.lambda.FunctionSpec;
import com.speechcad.local.lambda.LocalFunction;
import com.speechcad.local.store.Journal;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Wallets;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** The real function behind the gateway, DynoPay's strict double in front of it, and a payer who does as they like. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopUpContractTest {
    private static final String KEY = "dpk_test_of_nobody";
    private static final String SECRET = "whsec_of_nobody";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final AtomicLong PEOPLE = new AtomicLong(95_000);

    private final LabClock clock = new LabClock();
    private final LabTimers timers = new LabTimers(clock);
    private LocalFunction function;
    private ApiGateway gateway;
    private TestApp app;
    private DynopaySimulator dynopay;
    private UserId ana = new UserId(1);

    TopUpContractTest() {
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        gateway = ApiGateway.start(
                GatewaySettings.onPort(0),
                List.of(new GatewayRoute(
                        "ANY",
                        "/dynopay/{tenant}/{invoice}/{token}",
                        event -> function().invoke(event))),
                clock);
        app = TestApp.configured(Map.of("public.base.url", gateway.url().toString()));
        function = LocalFunction.start(
                new FunctionSpec(
                        "dynopay-webhook-fn",
                        "com.speechcad.fn.dynopay.DynopayFunction",
                        Duration.ofSeconds(29),
                        2,
                        List.of(
                                "com.speechcad.fn",
                                "com.speechcad.dialog",
                                "com.speechcad.screen",
                                "com.speechcad.local"),
                        List.of("com.speechcad.fn.dynopay")),
                environment(),
                clock);
        dynopay = simulator();
    }

    private LocalFunction function() {
        return function;
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("DATABASE_URL", app.database().url());
        environment.put("DATABASE_USER", "speechcad_app");
        environment.put("DATABASE_PASSWORD", app.database().appPassword());
        environment.put("ENCRYPTION_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        environment.put("BULK_QUEUE_URL", "http://127.0.0.1:1/0/bulk");
        environment.put("JOBS_QUEUE_URL", "http://127.0.0.1:1/0/jobs");
        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        environment.put("AWS_REGION", "us-east-1");
        environment.put("FILES_BUCKET", "files");
        return environment;
    }

    private DynopaySimulator simulator() {
        return new DynopaySimulator(Journal.inMemory(), clock, timers, DynopaySettings.of(KEY, SECRET)).start(0);
    }

    @BeforeAll
    void a_key() {
        key(TenantKey.DYNOPAY_API_KEY, KEY);
        key(TenantKey.DYNOPAY_WEBHOOK_SECRET, SECRET);
    }

    @BeforeEach
    void somebody_new_at_a_new_double() {
        dynopay.close();
        dynopay = simulator();
        key(TenantKey.DYNOPAY_BASE_URL, dynopay.url().toString());
        app.database().admin("delete from payment_seal");
        ana = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Users.class)
                                .meet(PEOPLE.incrementAndGet(), Optional.of(Language.EN))
                                .id());
    }

    @AfterEach
    void the_books_are_healthy() {
        assertThat(app.tx().call(TestApp.TENANT, app.get(Ledger.class)::faults)).isEmpty();
    }

    @AfterAll
    void stop() {
        timers.close();
        gateway.close();
        dynopay.close();
        function.close();
        app.close();
    }

    @ParameterizedTest(name = "{0} of what was asked: {1}, {2}")
    @CsvSource({"1, CREDITED, 25", "0.985, CREDITED, 25", "0.5, UNDERPAID, 12.5", "2, CREDITED, 50", "3.1, PARKED, 0"})
    void paid(BigDecimal part, TopUp.State state, String wallet) {
        var topUp = topUp(25);
        var payment = payment(topUp);

        dynopay.cashier().pay(payment, dynopay.cashier().fraction(payment, part));

        until(() -> state(topUp) == state, "it to be " + state);
        assertThat(wallet()).isEqualByComparingTo(wallet);
    }

    @Test
    void less_than_the_provider_takes_is_refused_with_the_least_it_takes() {
        dynopay.configure(dynopay.settings().withMinimum(BigDecimal.TEN));

        var topUp = request(6);
        work();

        assertThat(state(topUp)).isEqualTo(REFUSED);
        assertThat(said(topUp)).contains("$10").doesNotContain("No address could be made");
    }

    @ParameterizedTest
    @CsvSource({"EUR, REFUSED", "USD, WAITING", "usd, WAITING"})
    void an_address_is_shown_only_where_the_keys_amounts_are_dollars(String base, TopUp.State state) {
        dynopay.configure(dynopay.settings().withBaseCurrency(base));
        var alarms = new LinesHeard();
        alarms.start();
        var log = (Logger) LoggerFactory.getLogger("com.speechcad.provider.dynopay.DynopayPayments");
        log.addAppender(alarms);

        var topUp = request(25);
        work();

        log.detachAppender(alarms);
        assertThat(alarms.soFar())
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEqualTo(
                        state == WAITING
                                ? List.of()
                                : List.of("ALARM DynoPay makes payments in another currency: 25 EUR instead of 25"));

        assertThat(state(topUp)).isEqualTo(state);
        assertThat(find(topUp).payment().isPresent()).isEqualTo(state == WAITING);
        assertThat(said(topUp).contains("No address could be made")).isEqualTo(state == REFUSED);
    }

    @Test
    void paid_twice() {
        var topUp = topUp(25);
        var payment = payment(topUp);
        dynopay.cashier().payExactly(payment);
        until(() -> state(topUp) == CREDITED, "the credit");

        dynopay.cashier().payAgain(payment, dynopay.cashier().fraction(payment, BigDecimal.ONE));

        until(() -> parked().contains(ParkReason.SECOND_TRANSACTION), "the second one to be parked");
        assertThat(wallet()).isEqualByComparingTo("25");
    }

    @Test
    void paid_late_when_the_coin_is_worth_less() {
        dynopay.configure(dynopay.settings().withRate("TRX", new BigDecimal("0.50")));
        var topUp = topUp(25);
        var payment = payment(topUp);
        dynopay.configure(dynopay.settings().withRate("TRX", new BigDecimal("0.40")));
        clock.jump(Duration.ofMinutes(20));

        dynopay.cashier().payLate(payment, dynopay.cashier().fraction(payment, BigDecimal.ONE));

        until(() -> state(topUp) == CREDITED, "the credit");
        assertThat(wallet()).isEqualByComparingTo("20");
    }

    /** Worth 16.49 cents, and told as 16: three percent of it would be the payer's or ours. */
    @Test
    void paid_late_in_a_cheap_coin_whose_rate_is_told_in_cents_a_person_decides() {
        dynopay.configure(dynopay.settings().withRate("TRX", new BigDecimal("0.25")));
        var topUp = topUp(25);
        var payment = payment(topUp);
        dynopay.configure(dynopay.settings().withRate("TRX", new BigDecimal("0.1649")));
        clock.jump(Duration.ofMinutes(20));

        dynopay.cashier().payLate(payment, dynopay.cashier().fraction(payment, BigDecimal.ONE));

        until(() -> state(topUp) == PARKED, "it to be parked");
        assertThat(parked()).containsExactly(ParkReason.NO_RATE);
        assertThat(wallet()).isZero();
    }

    @Test
    void only_pending_then_confirmed() {
        var topUp = topUp(25);
        dynopay.cashier().pendingOnly(payment(topUp), dynopay.cashier().fraction(payment(topUp), BigDecimal.ONE));
        until(() -> state(topUp) == SEEN, "it to be seen");
        assertThat(wallet()).isZero();

        dynopay.cashier().confirm(payment(topUp));

        until(() -> state(topUp) == CREDITED, "the credit");
    }

    @Test
    void more_than_the_days_limit_waits_for_the_settlement() {
        var topUp = topUp(250);
        dynopay.cashier().payExactly(payment(topUp));
        until(() -> find(topUp).isAwaitingSettlement(), "it to wait");
        assertThat(wallet()).isZero();

        dynopay.cashier().settle(payment(topUp));

        until(() -> state(topUp) == CREDITED, "the credit");
        assertThat(wallet()).isEqualByComparingTo("250");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DUPLICATE", "REORDER", "META_DATA_AS_TEXT", "NUMBERS_AS_TEXT", "SECOND_URL", "ABSENT_FIELDS"})
    void whatever_the_letters_look_like_it_is_credited_once(Fault fault) {
        dynopay.setFaults(Faults.of(fault));
        var topUp = topUp(25);
        dynopay.cashier().payExactly(payment(topUp));
        until(() -> state(topUp) == CREDITED, "the credit");

        dynopay.cashier().settle(payment(topUp));
        delivered();

        assertThat(wallet()).isEqualByComparingTo("25");
        assertThat(parked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Signing.class,
            names = {"STALE", "TAMPERED", "FORGED"})
    void a_false_seal_has_no_effect(Signing signing) {
        var topUp = topUp(25);
        dynopay.setFaults(Faults.signed(signing));

        dynopay.cashier().payExactly(payment(topUp));
        until(() -> dynopay.deliveries().size() >= 2, "two letters");
        delivered();

        assertThat(state(topUp)).isEqualTo(WAITING);
        assertThat(wallet()).isZero();
    }

    @Test
    void an_unsealed_letter_is_credited_when_the_books_agree() {
        var topUp = topUp(25);
        dynopay.setFaults(Faults.signed(Signing.UNSIGNED));

        dynopay.cashier().payExactly(payment(topUp));

        until(
                () -> {
                    work();
                    return state(topUp) == CREDITED;
                },
                "the credit");
        assertThat(wallet()).isEqualByComparingTo("25");
    }

    @Test
    void an_older_server_proves_nothing_so_its_letters_are_parked() {
        dynopay.configure(dynopay.settings().withProfile(Profile.MAY_2026));
        var topUp = topUp(25);

        dynopay.cashier().payExactly(payment(topUp));

        until(
                () -> {
                    work();
                    return state(topUp) == PARKED;
                },
                "it to be parked");
        assertThat(wallet()).isZero();
        assertThat(parked()).contains(ParkReason.UNPROVEN);
    }

    @Test
    void a_forged_word_in_the_path_has_no_effect() {
        var topUp = topUp(25);
        dynopay.setFaults(Faults.of(Fault.FORGED_TOKEN));

        dynopay.cashier().payExactly(payment(topUp));
        until(() -> dynopay.deliveries().size() >= 2, "two letters");
        delivered();

        assertThat(state(topUp)).isEqualTo(WAITING);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"1, CREDITED, 25", "0.4, UNDERPAID, 10"})
    void without_a_single_letter_the_same_is_credited(BigDecimal part, TopUp.State state, String wallet) {
        dynopay.setFaults(Faults.of(Fault.DROP));
        var topUp = topUp(25);
        var payment = payment(topUp);
        dynopay.cashier().pay(payment, dynopay.cashier().fraction(payment, part));

        until(
                () -> {
                    clock.jump(Duration.ofMinutes(1));
                    app.clock().set(clock.instant());
                    app.get(ApplicationContext.class)
                            .getBean(Task.class, Qualifiers.byName("settle-missed-top-ups"))
                            .run(Duration.ofSeconds(10));
                    return state(topUp) == state;
                },
                "it to be " + state);
        assertThat(wallet()).isEqualByComparingTo(wallet);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST_ANSWER", "BOT_BLOCK"})
    void an_answer_that_was_lost_leads_to_the_same_address(Fault fault) {
        dynopay.setFaults(Faults.of(fault).times(1));
        var topUp = request(25);

        until(
                () -> {
                    clock.jump(Duration.ofSeconds(5));
                    work();
                    return state(topUp) == WAITING;
                },
                "the address");

        assertThat(dynopay.payments()).hasSize(1);
        dynopay.cashier().payExactly(payment(topUp));
        until(() -> state(topUp) == CREDITED, "the credit");
    }

    @Test
    void settlement_failed_and_recovered_is_credited_once_and_settled_in_the_end() {
        var topUp = topUp(25);
        dynopay.cashier().payExactly(payment(topUp));
        until(() -> state(topUp) == CREDITED, "the credit");

        dynopay.cashier().settlementFailedThenRecovered(payment(topUp));
        clock.jump(Duration.ofSeconds(2));
        until(() -> dynopay.deliveries().size() >= 4, "four letters");
        delivered();
        assertThat(find(topUp).settledAt()).isEmpty();
        dynopay.cashier().settle(payment(topUp));

        until(() -> find(topUp).settledAt().isPresent(), "it to be settled");
        assertThat(wallet()).isEqualByComparingTo("25");
        assertThat(parked()).isEmpty();
    }

    @Test
    void a_word_of_the_books_that_nobody_knows_credits_nothing_until_they_say_one_that_is_known() {
        dynopay.setFaults(Faults.of(Fault.DROP, Fault.UNKNOWN_STATUS));
        var topUp = topUp(25);
        dynopay.cashier().payExactly(payment(topUp));
        dynopay.await(payment(topUp), payment -> payment.state().word().equals("confirmed"), SOON);
        sweep(Duration.ofMinutes(4));
        assertThat(wallet()).isZero();
        dynopay.setFaults(Faults.NONE);

        sweepUntil(() -> state(topUp) == CREDITED, Duration.ofMinutes(1));

        assertThat(wallet()).isEqualByComparingTo("25");
    }

    @Test
    void a_payment_that_is_being_forwarded_stays_credited_and_one_that_was_sent_back_is_parked() {
        var topUp = topUp(25);
        dynopay.cashier().payExactly(payment(topUp));
        until(() -> state(topUp) == CREDITED, "the credit");
        dynopay.cashier().process(payment(topUp));
        sweep(Duration.ofMinutes(70));
        sweep(Duration.ofMinutes(15));
        assertThat(parked()).isEmpty();

        dynopay.cashier().refund(payment(topUp));
        sweepUntil(() -> parked().contains(ParkReason.TAKEN_BACK), Duration.ofMinutes(15));

        assertThat(wallet()).isEqualByComparingTo("25");
    }

    @Test
    void a_payment_that_the_chain_takes_back_after_its_credit_is_found_by_asking_and_parked() {
        var topUp = topUp(25);
        dynopay.cashier().payExactly(payment(topUp));
        until(() -> state(topUp) == CREDITED, "the credit");

        dynopay.cashier().takeBack(payment(topUp));
        sweepUntil(() -> parked().contains(ParkReason.TAKEN_BACK), Duration.ofMinutes(15));

        assertThat(wallet()).isEqualByComparingTo("25");
    }

    @Test
    void paid_in_time_with_every_letter_refused_and_found_after_the_window_it_counts_in_full() {
        var topUp = topUp(25);
        dynopay.setFaults(Faults.signed(Signing.FORGED));
        dynopay.cashier().payExactly(payment(topUp));
        until(() -> dynopay.deliveries().size() >= 2, "two letters");
        delivered();
        dynopay.configure(dynopay.settings().withRate("TRX", new BigDecimal("0.20")));
        clock.jump(Duration.ofMinutes(40));

        sweepUntil(() -> state(topUp) == CREDITED, Duration.ofMinutes(1));

        assertThat(wallet()).isEqualByComparingTo("25");
        assertThat(find(topUp).isLate()).isFalse();
    }

    @Test
    void paid_late_with_every_letter_refused_has_them_written_again_and_counts_by_its_rate() {
        dynopay.configure(dynopay.settings().withRate("TRX", new BigDecimal("0.50")));
        var topUp = topUp(25);
        var payment = payment(topUp);
        dynopay.configure(dynopay.settings().withRate("TRX", new BigDecimal("0.40")));
        clock.jump(Duration.ofMinutes(20));
        dynopay.setFaults(Faults.signed(Signing.TAMPERED));
        dynopay.cashier().payLate(payment, dynopay.cashier().fraction(payment, BigDecimal.ONE));
        until(() -> dynopay.deliveries().size() >= 2, "two letters");
        delivered();
        dynopay.setFaults(Faults.NONE);

        sweepUntil(() -> state(topUp) == CREDITED, Duration.ofMinutes(1));

        assertThat(wallet()).isEqualByComparingTo("20");
        assertThat(find(topUp).isLate()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Faults.Shape.class,
            names = {"OLD_2025", "UNKNOWN_EVENT"})
    void letters_of_another_shape_credit_nothing_and_asking_does(Faults.Shape shape) {
        var topUp = topUp(25);
        dynopay.setFaults(Faults.shaped(shape));
        dynopay.cashier().payExactly(payment(topUp));
        until(() -> dynopay.deliveries().size() >= 2, "two letters");
        delivered();
        assertThat(dynopay.deliveries())
                .allSatisfy(it -> assertThat(it.responseStatus()).isEqualTo(200));
        assertThat(wallet()).isZero();

        sweepUntil(() -> state(topUp) == CREDITED, Duration.ofMinutes(1));

        assertThat(wallet()).isEqualByComparingTo("25");
    }

    @Test
    void the_days_pass_through_the_real_log_parks_a_payment_for_a_door_that_nobody_has() throws Exception {
        var door = UUID.randomUUID();
        var order = Map.of(
                "amount",
                20,
                "currency",
                "TRX",
                "webhook_url",
                gateway.url() + "/dynopay/default/" + door + "/a-word-of-somebody");
        var request = HttpRequest.newBuilder(URI.create(dynopay.url() + "/user/cryptoPayment"))
                .header("x-api-key", KEY)
                .header("User-Agent", "test")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(Json.tree(order))))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
        dynopay.cashier().payExactly(dynopay.payments().getFirst().id());
        until(() -> dynopay.deliveries().size() >= 2, "two letters");
        delivered();

        app.clock().set(clock.instant());
        task("reconcile-payments").run(Duration.ofSeconds(10));
        until(
                () -> {
                    clock.jump(Duration.ofMinutes(2));
                    work();
                    return unclaimed().contains(door.toString());
                },
                "the door to be found");

        assertThat(unclaimed()).containsOnlyOnce(door.toString());
    }

    private List<String> unclaimed() {
        return app.tx().call(TestApp.TENANT, () -> app.get(ParkedPayments.class).open(0, 1000)).stream()
                .filter(item -> item.reason() == ParkReason.UNCLAIMED)
                .map(ParkedPayment::paymentId)
                .toList();
    }

    private Task task(String name) {
        return app.get(ApplicationContext.class).getBean(Task.class, Qualifiers.byName(name));
    }

    private void sweepUntil(BooleanSupplier condition, Duration step) {
        until(
                () -> {
                    sweep(step);
                    return condition.getAsBoolean();
                },
                "what the sweep finds");
    }

    private void sweep(Duration step) {
        clock.jump(step);
        app.clock().set(clock.instant());
        task("settle-missed-top-ups").run(Duration.ofSeconds(10));
        work();
    }

    private UUID topUp(long dollars) {
        var id = request(dollars);
        work();
        assertThat(state(id)).isEqualTo(WAITING);
        return id;
    }

    private UUID request(long dollars) {
        app.clock().set(clock.instant());
        var outcome = app.tx()
                .call(TestApp.TENANT, () -> app.get(RequestTopUp.class).request(ana, "TRX", Money.dollars(dollars)));
        return ((RequestTopUp.Outcome.Requested) outcome).invoice();
    }

    private void work() {
        app.clock().set(clock.instant());
        app.get(Jobs.class).due(100).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    private String payment(UUID topUp) {
        return find(topUp).payment().orElseThrow().paymentId();
    }

    private TopUp find(UUID topUp) {
        return app.tx()
                .call(TestApp.TENANT, () -> app.get(TopUps.class).find(topUp).orElseThrow());
    }

    private TopUp.State state(UUID topUp) {
        return find(topUp).state();
    }

    /** What the payer reads. */
    private String said(UUID topUp) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select payload::text as said from chat_message where slot = :slot")
                                .with("slot", "topup:" + topUp)
                                .only(row -> row.text("said")));
    }

    private BigDecimal wallet() {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Wallets.class).of(ana).posted().toDollars());
    }

    private List<ParkReason> parked() {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(ParkedPayments.class).open(0, 1000).stream()
                                .filter(item -> item.user().equals(Optional.of(ana)))
                                .map(ParkedPayment::reason)
                                .toList());
    }

    private void delivered() {
        dynopay.awaitDeliveries(all -> all.stream().allMatch(one -> one.completedAt() != null), SOON);
    }

    private void key(TenantKey key, String value) {
        app.get(Tenants.class).setKey(TestApp.TENANT, key, new Secret(value));
    }

    private static void until(BooleanSupplier condition, String what) {
        var end = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
