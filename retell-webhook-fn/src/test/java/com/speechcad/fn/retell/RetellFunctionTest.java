package com.speechcad.fn.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.call.Attempt;
import com.speechcad.call.AttemptState;
import com.speechcad.call.Attempts;
import com.speechcad.call.Dispatch;
import com.speechcad.call.FakeProvider;
import com.speechcad.call.RequestCall;
import com.speechcad.call.Results;
import com.speechcad.db.TestApp;
import com.speechcad.db.TestDatabase;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.Secret;
import com.speechcad.lambda.HeardLog;
import com.speechcad.lambda.HttpEvents;
import com.speechcad.lambda.LambdaContext;
import com.speechcad.provider.retell.RetellSignature;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.tenant.Users;
import com.speechcad.tenant.Vault;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetellFunctionTest {
    private static final Secret KEY = new Secret("key_planted_webhook_0001");
    private static final String PLANTED = "PLANTED-PAYLOAD-WORDS";
    private static final PhoneNumber MINE = new PhoneNumber("+14155550134");
    private static final PhoneNumber PLATFORM = new PhoneNumber("+14155550100");

    private final TestApp app = TestApp.configured(Map.of("platform.caller.id", PLATFORM.e164()), new FakeProvider());
    private final RetellFunction function = new RetellFunction(app.get(ApplicationContext.class));
    private final HeardLog log = HeardLog.open();
    private long lastPerson = 4711;

    @BeforeAll
    void key() {
        app.get(Tenants.class).setKey(TestApp.TENANT, TenantKey.RETELL_API_KEY, new Secret("key_planted_calls"));
        app.get(Tenants.class).setKey(TestApp.TENANT, TenantKey.RETELL_WEBHOOK_KEY, KEY);
    }

    @AfterAll
    void stop() {
        log.close();
        app.close();
    }

    @BeforeEach
    void forget() {
        log.forget();
    }

    @Test
    void a_sealed_event_ends_the_call_however_often_it_comes() {
        var attempt = attempt();
        var body = ended(attempt, "");

        assertThat(post(body)).isEqualTo(200);
        assertThat(post(body)).isEqualTo(200);

        assertThat(state(attempt)).isEqualTo(AttemptState.ENDED);
        assertThat(log.lines()).hasSize(2);
    }

    @Test
    void a_base64_body_is_the_same() {
        var attempt = attempt();
        var body = ended(attempt, "");
        var event = event("POST", "/retell/default", RetellSignature.sign(bytes(body), KEY, now()), body);
        event.setBody(Base64.getEncoder().encodeToString(bytes(body)));
        event.setIsBase64Encoded(true);

        assertThat(answer(event).getStatusCode()).isEqualTo(200);
        assertThat(state(attempt)).isEqualTo(AttemptState.ENDED);
    }

    @Test
    void a_one_hour_calls_megabytes_of_word_timings_are_taken() {
        var attempt = attempt();
        var words = "{\"word\":\"and \",\"start\":0.1,\"end\":0.2},".repeat(100_000);
        var body = ended(
                attempt,
                "{\"role\":\"agent\",\"content\":\"long\",\"words\":[" + words
                        + "{\"word\":\"end\",\"start\":1,\"end\":2}]}");
        assertThat(body.length()).isGreaterThan(3_500_000);

        assertThat(post(body)).isEqualTo(200);
        assertThat(state(attempt)).isEqualTo(AttemptState.ENDED);
    }

    @ParameterizedTest(name = "{0} {1} sealed {2}: {3}")
    @CsvSource(textBlock = """
            # method | path               | seal    | status
            POST     | /retell/default    | wrong   | 401
            POST     | /retell/default    | stale   | 401
            POST     | /retell/default    | other   | 401
            POST     | /retell/default    |         | 401
            POST     | /retell/nobody     | right   | 401
            POST     | /retell/platform   | right   | 401
            POST     | /retell/a/b        | right   | 401
            GET      | /retell/default    | right   | 405
            PUT      | /retell/default    | right   | 405
            DELETE   | /retell/default    | right   | 405
            PATCH    | /retell/default    | right   | 405
            HEAD     | /retell/default    | right   | 405
            """, delimiter = '|')
    void the_answer_table_has_no_effect_and_no_detail(String method, String path, @Nullable String seal, int status) {
        var attempt = attempt();
        log.forget();
        var body = ended(attempt, "");

        var answer = answer(event(method, path, seal(seal, body), body));

        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(answer.getBody()).isNullOrEmpty();
        assertThat(state(attempt)).isEqualTo(AttemptState.DIALLING);
        assertThat(log.lines()).hasSize(1);
        assertThat(log.lines().getFirst()).doesNotContain(attempt.toString());
    }

    @Test
    void more_than_five_megabytes_are_refused() {
        var body = "x".repeat((5 << 20) + 1);

        assertThat(post(body)).isEqualTo(413);
        assertThat(log.lines()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            not JSON
            null
            []
            {"call":{"call_id":"call_x"}}
            {"event":"call_ended"}
            {"event":"call_ended","call":{"call_status":"ended"}}
            """, delimiter = '\u0001', quoteCharacter = '\u0002')
    void authentic_but_unreadable_is_set_aside_whole_and_encrypted(String body) {
        var before = quarantined();

        assertThat(post(body)).isEqualTo(200);

        assertThat(quarantined()).isEqualTo(before + 1);
        assertThat(log.lines()).anyMatch(line -> line.startsWith("ALARM quarantined"));
        var kept = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select raw from quarantine order by id desc limit 1")
                                .only(row -> row.maybeBytes("raw").orElseThrow()));
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("call", body);
        assertThat(Base64.getDecoder()
                        .decode(app.get(Vault.class)
                                .open(TestApp.TENANT, "letter set aside", kept)
                                .reveal()))
                .isEqualTo(bytes(body));
        assertThat(post(body)).isEqualTo(200);
        assertThat(quarantined()).as("once, however often it comes").isEqualTo(before + 1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            {"event":"transcript_updated","call":{"call_id":"call_x"}}
            {"event":"brand_new","anything":{"x":1}}
            {"event":"call_ended","call":{"call_id":"call_of_somebody","call_status":"ended","duration_ms":4}}
            {"event":"call_ended","call":{"call_id":"call_y","call_status":"new","metadata":{"attempt":"no uuid"}}}
            """, delimiter = '\u0001', quoteCharacter = '\u0002')
    void what_is_not_for_us_is_passed_over(String body) {
        var before = quarantined();

        assertThat(post(body)).isEqualTo(200);
        assertThat(quarantined()).isEqualTo(before);
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void live_words_are_never_looked_at() {
        var attempt = attempt();
        post("""
                {"event":"call_started","call":{"call_id":"call_%s","call_status":"ongoing","start_timestamp":1,
                "metadata":{"attempt":"%s"},"transcript_with_tool_calls":[{"role":"dtmf","digit":"7"}]}}""".formatted(attempt, attempt));

        assertThat(inTenant(() -> app.get(Results.class).answers(attempt))).isEmpty();
    }

    @Test
    void nothing_of_the_call_is_ever_in_the_log() {
        var attempt = attempt();
        post(ended(attempt, "{\"role\":\"user\",\"content\":\"" + PLANTED + "\"},{\"role\":\"dtmf\",\"digit\":\"7\"}"));
        post("{\"event\":\"call_ended\",\"call\":\"" + PLANTED + "\"}");
        answer(event("POST", "/retell/" + PLANTED, PLANTED, PLANTED));
        answer(event("POST", "/retell/default", PLANTED, PLANTED));

        assertThat(log.lines())
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line).doesNotContain(PLANTED, "4155550134", "key_planted", "user_hangup"));
        assertThat(log.figures())
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line).doesNotContain(PLANTED, "4155550134", "key_planted", "user_hangup"));
    }

    @Test
    void a_store_that_is_down_is_told_to_retell() {
        try (var broken =
                TestApp.configured(Map.of("datasources.default.connection-timeout", 500), new FakeProvider())) {
            broken.get(Tenants.class).setKey(TestApp.TENANT, TenantKey.RETELL_WEBHOOK_KEY, KEY);
            var door = new RetellFunction(broken.get(ApplicationContext.class));
            var body = ended(UUID.randomUUID(), "");
            var letter = event("POST", "/retell/default", RetellSignature.sign(bytes(body), KEY, now()), body);

            shutDown(broken);
            log.forget();

            assertThat(door.handleRequest(letter, new LambdaContext("retell-webhook-fn"))
                            .getStatusCode())
                    .isEqualTo(503);
            assertThat(log.lines()).filteredOn(line -> line.contains("-> 503")).hasSize(1);
        }
    }

    private static void shutDown(TestApp app) {
        var name = app.database().url().replaceAll(".*/", "");
        var next = TestDatabase.fresh();
        next.admin("alter database " + name + " with allow_connections false");
        next.admin("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    private @Nullable String seal(@Nullable String kind, String body) {
        return switch (kind) {
            case "right" -> RetellSignature.sign(bytes(body), KEY, now());
            case "stale" -> RetellSignature.sign(bytes(body), KEY, now().minus(Duration.ofMinutes(6)));
            case "other" -> RetellSignature.sign(bytes(body), new Secret("key_planted_calls"), now());
            case null -> null;
            default -> kind;
        };
    }

    private int post(String body) {
        var seal = RetellSignature.sign(bytes(body), KEY, now());
        return answer(event("POST", "/retell/default", seal, body)).getStatusCode();
    }

    @Test
    void a_form_without_a_seal_is_refused_like_any_other_letter() {
        var event = event("POST", "/retell/default", null, "{}");
        event.getHeaders().put("content-type", "application/x-www-form-urlencoded");

        assertThat(function.handleRequest(event, new LambdaContext("retell-webhook-fn"))
                        .getStatusCode())
                .isEqualTo(401);
    }

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
        return function.handleRequest(event, new LambdaContext("retell-webhook-fn"));
    }

    private static APIGatewayV2HTTPEvent event(String method, String path, @Nullable String seal, String body) {
        return HttpEvents.of(method, "ANY /retell/{tenant}", path, RetellSignature.HEADER, seal, body);
    }

    /** Picked up and hung up by the callee after 39 seconds. */
    private static String ended(UUID attempt, String turns) {
        return """
                {"event":"call_ended","brand_new":1,"call":{"call_id":"call_%s","call_type":"phone_call",
                "call_status":"ended","metadata":{"attempt":"%s","tenant":"1"},"start_timestamp":1790000000000,
                "end_timestamp":1790000039000,"duration_ms":39000,"disconnection_reason":"user_hangup",
                "to_number":"+14155550134","transcript_with_tool_calls":[%s]},"event_timestamp":1790000039800}""".formatted(attempt, attempt, turns);
    }

    /** Dialled a moment ago, by somebody new. */
    private UUID attempt() {
        var id = requested();
        var account =
                inTenant(() -> app.get(Attempts.class).find(id)).orElseThrow().account();
        app.clock().advance(Duration.ofSeconds(2));
        app.get(Dispatch.class).run(TestApp.TENANT, account);
        assertThat(state(id)).isEqualTo(AttemptState.DIALLING);
        log.forget();
        return id;
    }

    private UUID requested() {
        var script = new Attempt.Script(new UUID(0, 7), "Flow", 1, "agent_1", 0, false, Map.of("s2", "Confirm?"));
        return inTenant(() -> {
            var user = app.get(Users.class).meet(++lastPerson, Optional.empty()).id();
            // Free comes once for a number, and all of them have the same one.
            app.get(Ledger.class).credit(Movement.of("topup:" + lastPerson, user, Reason.TOP_UP, Money.dollars(1)));
            app.get(Users.class).setOwnNumber(user, MINE);
            var business = app.get(Businesses.class).of(user).id();
            var quote = (Quote.Offered) app.get(Quotes.class).quote(user, CallKind.SINGLE, MINE, false);
            var wish = new RequestCall.Wish(
                    UUID.randomUUID().toString(), user, business, script, MINE, PLATFORM, false, quote);
            return switch (app.get(RequestCall.class).request(wish)) {
                case RequestCall.Outcome.Requested(var id) -> id;
                case RequestCall.Outcome.Refused(var why) -> throw new AssertionError(why);
            };
        });
    }

    private AttemptState state(UUID attempt) {
        return inTenant(() -> app.get(Attempts.class).find(attempt))
                .orElseThrow()
                .state();
    }

    private long quarantined() {
        return inTenant(
                () -> app.sql().of("select count(*) as many from quarantine").only(row -> row.number("many")));
    }

    private <T> T inTenant(Supplier<T> work) {
        return app.tx().call(TestApp.TENANT, work);
    }

    private java.time.Instant now() {
        return app.clock().instant();
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
