package com.speechcad.fn.dynopay;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.speechcad.billing.FakePayments;
import com.speechcad.billing.RequestTopUp;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.UserId;
import com.speechcad.lambda.HeardLog;
import com.speechcad.lambda.HttpEvents;
import com.speechcad.lambda.LambdaContext;
import com.speechcad.provider.dynopay.DynopaySignature;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.tenant.Users;
import com.speechcad.text.Language;
import com.speechcad.wallet.Wallets;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One running function with its store, and for every test a person who waits for a payment of $25. */
abstract class DynopayLetters {
    static final Secret SECRET = new Secret("whsec_PLANTED_SECRET");
    static final String PLANTED = "PLANTED-PAYLOAD-WORDS";
    private static final AtomicLong PEOPLE = new AtomicLong(90_000);

    final FakePayments provider = new FakePayments();
    final TestApp app = TestApp.with(provider);
    final DynopayFunction function = new DynopayFunction(app.get(ApplicationContext.class));
    final HeardLog log = HeardLog.open();
    private final Map<String, Long> before = new HashMap<>();
    UserId ana = new UserId(1);
    UUID invoice = new UUID(0, 0);
    String token = "";

    @BeforeEach
    void waitForAPayment() {
        app.get(Tenants.class).setKey(TestApp.TENANT, TenantKey.DYNOPAY_WEBHOOK_SECRET, SECRET);
        ana = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.get(Users.class)
                                .meet(PEOPLE.incrementAndGet(), Optional.of(Language.EN))
                                .id());
        invoice = topUp();
        token = provider.token(invoice);
        for (var table : List.of("quarantine", "parked_payment", "payment_seal")) {
            before.put(table, count(table));
        }
        log.forget();
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(log.lines())
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(token, SECRET.reveal(), PLANTED, FakePayments.address(invoice)));
        assertThat(log.figures())
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(token, SECRET.reveal(), PLANTED, FakePayments.address(invoice)));
    }

    final void stop() {
        log.close();
        app.close();
    }

    final void nothingHappened() {
        assertThat(wallet()).isEqualTo(Money.ZERO);
        assertThat(more("quarantine") + more("parked_payment") + more("payment_seal"))
                .isZero();
    }

    /** How many rows came since the test began. */
    final long more(String table) {
        return count(table) - before.getOrDefault(table, 0L);
    }

    private UUID topUp() {
        var outcome =
                app.tx().call(TestApp.TENANT, () -> app.get(RequestTopUp.class).request(ana, "TRX", Money.dollars(25)));
        runJobs();
        return ((RequestTopUp.Outcome.Requested) outcome).invoice();
    }

    final void runJobs() {
        app.get(Jobs.class).due(100).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    final String path() {
        return "/dynopay/default/" + invoice + "/" + token;
    }

    final String event(String name) {
        return """
                {"event":"%s","payment_type":"direct_api","address":"%s","txId":"tx-1","amount":"100","currency":"TRX",\
                "payment_id":"%s","base_amount":25,"base_currency":"USD","exchange_rate":0.25,"note":"%s",\
                "meta_data":{"invoice":"not ours"},"webhook_id":"1"}""".formatted(name, FakePayments.address(invoice), FakePayments.payment(invoice), PLANTED);
    }

    final String seal(String body, Duration off) {
        return DynopaySignature.signV2(
                bytes(body), SECRET, app.clock().instant().plus(off));
    }

    final APIGatewayV2HTTPEvent sealed(String path, String body) {
        return event("POST", path, body, seal(body, Duration.ZERO));
    }

    static APIGatewayV2HTTPEvent event(String method, String path, String body, @Nullable String seal) {
        return HttpEvents.of(
                method, "ANY /dynopay/{tenant}/{invoice}/{token}", path, "x-dynopay-signature-v2", seal, body);
    }

    final int status(APIGatewayV2HTTPEvent event) {
        return function.handleRequest(event, new LambdaContext("dynopay-webhook-fn"))
                .getStatusCode();
    }

    final Money wallet() {
        return app.tx()
                .call(TestApp.TENANT, () -> app.get(Wallets.class).of(ana).posted());
    }

    static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private long count(String table) {
        return app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select count(*) as many from " + table)
                                .only(row -> row.number("many")));
    }
}
