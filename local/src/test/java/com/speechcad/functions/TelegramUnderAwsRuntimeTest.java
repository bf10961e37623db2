package com.speechcad.functions;

import static com.speechcad.functions.Deployment.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.runtime.Outcome;
import com.speechcad.local.runtime.RuntimeProcess;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelegramUnderAwsRuntimeTest {
    private final Deployment deployment = Deployment.seeded();
    private final RuntimeProcess function =
            deployment.function("telegram-webhook-fn", "com.speechcad.fn.telegram.TelegramFunction");

    @BeforeAll
    void started() {
        assertThat(status(health())).as(function.log()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        function.close();
    }

    @ParameterizedTest(name = "base64: {0}")
    @CsvSource({"false, 81001, 7101", "true, 81002, 7102"})
    void a_sealed_update_makes_a_person_and_an_answer_to_send(boolean base64, String update, String person) {
        assertThat(status(post(Deployment.SEAL, update, person, base64))).isEqualTo(200);

        assertThat(deployment.count("app_user where telegram_id = " + person)).isOne();
        assertThat(deployment.count("chat_message where chat_id = " + person)).isPositive();
        assertThat(deployment.count("claimed_key where key = '" + update + "'")).isOne();
    }

    @ParameterizedTest(name = "base64: {0}")
    @CsvSource({"false", "true"})
    void a_forged_update_is_refused_and_changes_nothing(boolean base64) {
        assertThat(status(post("forged", "81003", "7103", base64))).isEqualTo(401);

        assertThat(deployment.count("app_user where telegram_id = 7103")).isZero();
        assertThat(deployment.count("claimed_key where key = '81003'")).isZero();
    }

    @Test
    void its_health_is_that_of_the_store() {
        assertThat(status(health())).isEqualTo(200);
    }

    private Outcome post(String seal, String update, String person, boolean base64) {
        var body = Recorded.bytes("telegram-message.json", Map.of("UPDATE", update, "PERSON", person));
        return function.invoke(
                Recorded.http("/telegram/default", Map.of("x-telegram-bot-api-secret-token", seal), body, base64));
    }

    private Outcome health() {
        return function.invoke(Recorded.bytes("health.json", Map.of()));
    }
}
