package com.speechcad.functions;

import static com.speechcad.functions.Deployment.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Secret;
import com.speechcad.local.bench.OpenCalls;
import com.speechcad.local.runtime.Outcome;
import com.speechcad.local.runtime.RuntimeProcess;
import com.speechcad.provider.retell.RetellSignature;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetellUnderAwsRuntimeTest {
    private final Deployment deployment = Deployment.seeded();
    private final RuntimeProcess function =
            deployment.function("retell-webhook-fn", "com.speechcad.fn.retell.RetellFunction");

    @AfterAll
    void stop() {
        function.close();
    }

    @Test
    void a_call_that_started_and_ended_is_charged_once_and_its_slot_free() {
        var open = deployment.openCall(7201);

        assertThat(status(post("retell-call-started.json", open, Deployment.RETELL_KEY, false)))
                .isEqualTo(200);
        assertThat(state(open)).isEqualTo("IN_CALL");
        assertThat(status(post("retell-call-ended.json", open, Deployment.RETELL_KEY, true)))
                .isEqualTo(200);
        assertThat(status(post("retell-call-ended.json", open, Deployment.RETELL_KEY, false)))
                .isEqualTo(200);

        assertThat(state(open)).isEqualTo("ENDED");
        assertThat(deployment.count("slot_lease where attempt_id = '" + open.attempt() + "'"))
                .isZero();
        assertThat(deployment.ask(
                        "select state from attempt_authorisation where attempt_id = '" + open.attempt() + "'"))
                .isEqualTo("SETTLED");
        assertThat(deployment.ask(
                        "select string_agg(shown, '') from call_answer where attempt_id = '" + open.attempt() + "'"))
                .isEqualTo("1");
    }

    @Test
    void the_dispatcher_is_woken_by_a_message_in_the_queue() {
        var before = deployment.queues().depth("bulk").waiting();

        post("retell-call-ended.json", deployment.openCall(7202), Deployment.RETELL_KEY, false);

        assertThat(deployment.queues().depth("bulk").waiting()).isEqualTo(before + 1);
    }

    @ParameterizedTest(name = "base64: {0}")
    @ValueSource(booleans = {false, true})
    void a_forged_event_is_refused_and_changes_nothing(boolean base64) {
        var open = deployment.openCall(7203);

        assertThat(status(post("retell-call-ended.json", open, new Secret("key_forged"), base64)))
                .isEqualTo(401);

        assertThat(state(open)).isEqualTo("DIALLING");
    }

    private String state(OpenCalls.Open open) {
        return deployment.ask("select state from attempt where id = '" + open.attempt() + "'");
    }

    private Outcome post(String recorded, OpenCalls.Open open, Secret key, boolean base64) {
        var body = Recorded.bytes(recorded, Map.of("ATTEMPT", open.attempt().toString(), "CALL", open.providerCall()));
        var seal = RetellSignature.sign(body, key, Instant.now());
        return function.invoke(Recorded.http("/retell/default", Map.of("x-retell-signature", seal), body, base64));
    }
}
