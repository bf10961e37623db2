package com.speechcad.fn.dynopay;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.Secret;
import com.speechcad.lambda.LambdaContext;
import com.speechcad.provider.dynopay.DynopaySignature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the door answers, and what follows from it, for all letters that come to one running function. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynopayFunctionTest extends DynopayLetters {
    @AfterAll
    void close() {
        stop();
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

        assertThat(more("quarantine")).isEqualTo(1);
        assertThat(wallet()).isEqualTo(Money.ZERO);
        assertThat(log.lines()).anyMatch(line -> line.startsWith("ALARM quarantined"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"webhook.test", "payment.succeeded", "payment.created", "payment.overpaid"})
    void what_is_not_acted_on_is_answered_200(String name) {
        assertThat(status(sealed(path(), event(name)))).isEqualTo(200);

        assertThat(wallet()).isEqualTo(Money.ZERO);
        assertThat(more("quarantine")).isZero();
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void a_form_without_a_seal_is_refused_like_any_other_letter() {
        var event = event("POST", "/dynopay/default/x/y", "{}", null);
        event.getHeaders().put("content-type", "application/x-www-form-urlencoded");

        assertThat(function.handleRequest(event, new LambdaContext("dynopay-webhook-fn"))
                        .getStatusCode())
                .isEqualTo(401);
    }
}
