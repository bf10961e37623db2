package com.speechcad.fn.dynopay;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.speechcad.billing.FakePayments;
import com.speechcad.billing.PaymentProvider.Check;
import com.speechcad.billing.PaymentProvider.Stage;
import com.speechcad.billing.RequestTopUp;
import com.speechcad.db.Jobs;
import com.speechcad.db.RunJob;
import com.speechcad.db.TestApp;
import com.speechcad.db.TestDatabase;
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
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class DynopayFunctionTest {
    private static final Secret SECRET = new Secret("whsec_PLANTED_SECRET");
    private static final String PLANTED = "PLANTED-PAYLOAD-WORDS";
    private static final AtomicLong PEOPLE = new AtomicLong(90_000);

    private final FakePayments provider = new FakePayments();
    private final TestApp app = TestApp.with(provider);
    private final DynopayFunction function = new DynopayFunction(app.get(ApplicationContext.class));
    private final HeardLog log = HeardLog.open();
    private final UserId ana = app.tx()
            .call(
                    TestApp.TENANT,
                    () -> app.get(Users.class)
                            .meet(PEOPLE.incrementAndGet(), Optional.of(Language.EN))
                            .id());
    private final UUID invoice = topUp();
    private final String token = provider.token(invoice);

    @BeforeEach
    void listen() {
        app.get(Tenants.class).setKey(TestApp.TENANT, TenantKey.DYNOPAY_WEBHOOK_SECRET, SECRET);
        log.forget();
    }

    @AfterEach
    void stop() {
        assertThat(log.lines())
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(token, SECRET.reveal(), PLANTED, FakePayments.address(invoice)));
        assertThat(log.figures())
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(token, SECRET.reveal(), PLANTED, FakePayments.address(invoice)));
        log.close();
        app.close();
    }

    @Test
    void a_sealed_confirmation_is_credited_and_a_second_one_changes_nothing() {
        assertThat(status(sealed(path(), event("payment.confirmed")))).isEqualTo(200);
        assertThat(wallet()).isEqualTo(Money.dollars(25));
        assertThat(log.lines()).hasSize(1);

        assertThat(status(sealed(path(), event("payment.confirmed")))).isEqualTo(200);
        assertThat(status(sealed(path(), event("payment.settled")))).isEqualTo(200);
        assertThat(wallet()).isEqualTo(Money.dollars(25));
    }

    @Test
    void a_base64_body_is_the_same() {
        var event = sealed(path(), event("payment.confirmed"));
        event.setBody(Base64.getEncoder().encodeToString(event.getBody().getBytes(StandardCharsets.UTF_8)));
        event.setIsBase64Encoded(true);

        assertThat(status(event)).isEqualTo(200);
        assertThat(wallet()).isEqualTo(Money.dollars(25));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            # method | path                                | status
            POST     | /dynopay/default/{invoice}/wrong    | 401
            POST     | /dynopay/default/{invoice}/{token}x | 401
            POST     | /dynopay/default/{invoice}/         | 401
            POST     | /dynopay/default/{invoice}          | 401
            POST     | /dynopay/default/{other}/{token}    | 401
            POST     | /dynopay/default/nothing/{token}    | 401
            POST     | /dynopay/nobody/{invoice}/{token}   | 401
            POST     | /dynopay/platform/{invoice}/{token} | 401
            POST     | /dynopay/default/{invoice}/{token}/x| 401
            GET      | /dynopay/default/{invoice}/{token}  | 405
            PUT      | /dynopay/default/{invoice}/{token}  | 405
            PATCH    | /dynopay/default/{invoice}/{token}  | 405
            DELETE   | /dynopay/default/{invoice}/{token}  | 405
            HEAD     | /dynopay/default/{invoice}/{token}  | 405
            OPTIONS  | /dynopay/default/{invoice}/{token}  | 405
            """, delimiter = '|')
    void the_answer_table(String method, String path, int status) {
        var filled = path.replace("{invoice}", invoice.toString())
                .replace("{token}", token)
                .replace("{other}", new UUID(7, 7).toString());
        var letter = event(method, filled, event("payment.confirmed"), seal(event("payment.confirmed"), Duration.ZERO));

        var answer = function.handleRequest(letter, new LambdaContext("dynopay-webhook-fn"));

        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(answer.getBody()).isNullOrEmpty();
        assertThat(log.lines()).hasSize(1);
        nothingHappened();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"forged", "other body", "empty", "stale", "of the future", "another secret"})
    void a_seal_that_does_not_hold_is_refused_although_the_word_is_right(String how) {
        var body = event("payment.confirmed");
        var seal = switch (how) {
            case "forged" -> "t=1,v1=" + "0".repeat(64);
            case "other body" -> seal(event("payment.settled"), Duration.ZERO);
            case "empty" -> "";
            case "stale" -> seal(body, Duration.ofSeconds(-301));
            case "of the future" -> seal(body, Duration.ofSeconds(301));
            default ->
                DynopaySignature.signV2(
                        bytes(body), new Secret("whsec_other"), app.clock().instant());
        };

        assertThat(status(event("POST", path(), body, seal))).isEqualTo(401);
        nothingHappened();
    }

    @Test
    void more_than_64_kilobytes_are_refused_before_anything_else() {
        assertThat(status(sealed(path(), "x".repeat((64 << 10) + 1)))).isEqualTo(413);
        assertThat(log.lines()).hasSize(1);
        nothingHappened();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "not JSON PLANTED-PAYLOAD-WORDS",
                "null",
                "[]",
                "{}",
                "{\"event\":\"payment.confirmed\",\"note\":\"PLANTED-PAYLOAD-WORDS\"}",
                "{\"id\":\"x\",\"status\":\"successful\",\"amount\":17.5,\"paid_amount\":17.5,\"paid_currency\":\"TRX\"}"
            })
    void what_cannot_be_read_is_set_aside(String body) {
        assertThat(status(sealed(path(), body))).isEqualTo(200);

        assertThat(count("quarantine")).isEqualTo(1);
        assertThat(wallet()).isEqualTo(Money.ZERO);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"webhook.test", "payment.succeeded", "payment.created", "payment.overpaid"})
    void what_is_not_acted_on_is_answered_200(String name) {
        assertThat(status(sealed(path(), event(name)))).isEqualTo(200);

        assertThat(wallet()).isEqualTo(Money.ZERO);
        assertThat(count("quarantine")).isZero();
    }

    @Test
    void an_unsealed_letter_is_checked_first_and_refused_once_a_seal_was_seen() {
        provider.books.put(FakePayments.payment(invoice), new Check(Stage.CONFIRMED, Optional.empty()));
        assertThat(status(event("POST", path(), event("payment.confirmed"), null)))
                .isEqualTo(200);
        assertThat(wallet()).isEqualTo(Money.ZERO);
        runJobs();
        assertThat(wallet()).isEqualTo(Money.dollars(25));

        status(sealed(path(), event("payment.pending")));

        assertThat(status(event("POST", path(), event("payment.confirmed"), null)))
                .isEqualTo(401);
    }

    @Test
    void an_unsealed_lie_is_parked_and_not_credited() {
        assertThat(status(event("POST", path(), event("payment.confirmed"), null)))
                .isEqualTo(200);
        for (var i = 0; i < 5; i++) {
            runJobs();
            app.clock().advance(Duration.ofMinutes(1));
        }

        assertThat(wallet()).isEqualTo(Money.ZERO);
        assertThat(count("parked_payment")).isEqualTo(1);
    }

    @Test
    void a_store_that_is_down_is_told_to_the_provider() {
        var letter = sealed(path(), event("payment.confirmed"));
        var name = app.database().url().replaceAll(".*/", "");
        var next = TestDatabase.fresh();
        next.admin("alter database " + name + " with allow_connections false");
        next.admin("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");

        assertThat(status(letter)).isEqualTo(503);
    }

    private void nothingHappened() {
        assertThat(wallet()).isEqualTo(Money.ZERO);
        assertThat(count("quarantine") + count("parked_payment") + count("payment_seal"))
                .isZero();
    }

    private UUID topUp() {
        var outcome =
                app.tx().call(TestApp.TENANT, () -> app.get(RequestTopUp.class).request(ana, "TRX", Money.dollars(25)));
        runJobs();
        return ((RequestTopUp.Outcome.Requested) outcome).invoice();
    }

    private void runJobs() {
        app.get(Jobs.class).due(100).forEach(due -> app.get(RunJob.class).run(due.tenant(), due.id()));
    }

    private String path() {
        return "/dynopay/default/" + invoice + "/" + token;
    }

    private String event(String name) {
        return """
                {"event":"%s","payment_type":"direct_api","address":"%s","txId":"tx-1","amount":"100","currency":"TRX",\
                "payment_id":"%s","base_amount":25,"base_currency":"USD","exchange_rate":0.25,"note":"%s",\
                "meta_data":{"invoice":"not ours"},"webhook_id":"1"}""".formatted(name, FakePayments.address(invoice), FakePayments.payment(invoice), PLANTED);
    }

    private String seal(String body, Duration off) {
        return DynopaySignature.signV2(
                bytes(body), SECRET, app.clock().instant().plus(off));
    }

    private APIGatewayV2HTTPEvent sealed(String path, String body) {
        return event("POST", path, body, seal(body, Duration.ZERO));
    }

    private int status(APIGatewayV2HTTPEvent event) {
        return function.handleRequest(event, new LambdaContext("dynopay-webhook-fn"))
                .getStatusCode();
    }

    @Test
    void a_form_without_a_seal_is_refused_like_any_other_letter() {
        var event = event("POST", "/dynopay/default/x/y", "{}", null);
        event.getHeaders().put("content-type", "application/x-www-form-urlencoded");

        assertThat(function.handleRequest(event, new LambdaContext("dynopay-webhook-fn"))
                        .getStatusCode())
                .isEqualTo(401);
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static APIGatewayV2HTTPEvent event(String method, String path, String body, @Nullable String seal) {
        return HttpEvents.of(
                method, "ANY /dynopay/{tenant}/{invoice}/{token}", path, "x-dynopay-signature-v2", seal, body);
    }

    private Money wallet() {
        return app.tx()
                .call(TestApp.TENANT, () -> app.get(Wallets.class).of(ana).posted());
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
