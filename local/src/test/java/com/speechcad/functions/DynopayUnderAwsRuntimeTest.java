package com.speechcad.functions;

import static com.speechcad.functions.Deployment.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.Secret;
import com.speechcad.local.bench.OpenInvoices.Open;
import com.speechcad.local.runtime.Outcome;
import com.speechcad.local.runtime.RuntimeProcess;
import com.speechcad.provider.dynopay.DynopaySignature;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynopayUnderAwsRuntimeTest {
    private final Deployment deployment = Deployment.seeded();
    private final RuntimeProcess function =
            deployment.function("dynopay-webhook-fn", "com.speechcad.fn.dynopay.DynopayFunction");

    @AfterAll
    void stop() {
        function.close();
    }

    @ParameterizedTest(name = "base64: {0}")
    @ValueSource(booleans = {false, true})
    void a_sealed_confirmation_is_credited_once(boolean base64) {
        var open = deployment.openInvoice(7401);

        assertThat(status(post(open, open.path(), Deployment.DYNOPAY_SECRET, base64)))
                .isEqualTo(200);
        assertThat(status(post(open, open.path(), Deployment.DYNOPAY_SECRET, base64)))
                .isEqualTo(200);

        assertThat(invoice(open, "state")).isEqualTo("CREDITED");
        assertThat(invoice(open, "credited_micros")).isEqualTo("5000000");
        assertThat(deployment.count("ledger_op where subject = 'invoice:" + open.invoice() + "'"))
                .isOne();
    }

    @ParameterizedTest(name = "base64: {0}")
    @ValueSource(booleans = {false, true})
    void a_forged_seal_is_refused_and_changes_nothing(boolean base64) {
        var open = deployment.openInvoice(7402);

        assertThat(status(post(open, open.path(), new Secret("whsec_forged"), base64)))
                .isEqualTo(401);

        assertThat(invoice(open, "state")).isEqualTo("WAITING");
    }

    @Test
    void a_wrong_word_in_the_path_opens_nothing_whatever_the_seal() {
        var open = deployment.openInvoice(7403);

        assertThat(status(post(open, open.path() + "x", Deployment.DYNOPAY_SECRET, false)))
                .isEqualTo(401);

        assertThat(invoice(open, "state")).isEqualTo("WAITING");
    }

    private String invoice(Open open, String column) {
        return deployment.ask("select " + column + " from top_up where id = '" + open.invoice() + "'");
    }

    private Outcome post(Open open, String path, Secret secret, boolean base64) {
        var now = Instant.now();
        var body = Recorded.bytes(
                "dynopay-confirmed.json",
                Map.of("ADDRESS", open.address(), "PAYMENT", open.payment(), "NOW", now.toString()));
        var seal = DynopaySignature.signV2(body, secret, now);
        return function.invoke(Recorded.http(path, Map.of("x-dynopay-signature-v2", seal), body, base64));
    }
}
