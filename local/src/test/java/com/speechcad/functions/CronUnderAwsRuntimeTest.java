package com.speechcad.functions;

import static com.speechcad.functions.Deployment.answered;
import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.runtime.Outcome;
import com.speechcad.local.runtime.RuntimeProcess;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CronUnderAwsRuntimeTest {
    private final Deployment deployment = Deployment.seeded();
    private final RuntimeProcess function = deployment.function("billing-cron-fn", "com.speechcad.fn.cron.BillingCron");

    @AfterAll
    void stop() {
        function.close();
    }

    @Test
    void every_key_of_the_environment_is_in_the_database_and_sealed() {
        assertThat(deployment.ask("select string_agg(name, ' ' order by name) from tenant_secret where tenant_id = 1"))
                .isEqualTo("DYNOPAY_API_KEY DYNOPAY_BASE_URL DYNOPAY_WEBHOOK_SECRET RETELL_API_KEY RETELL_BASE_URL"
                        + " RETELL_WEBHOOK_KEY TELEGRAM_BASE_URL TELEGRAM_BOT_TOKEN TELEGRAM_SECRET_TOKEN");
        assertThat(deployment.count("tenant_secret where position('invented'::bytea in cipher) > 0"))
                .isZero();
    }

    @Test
    void the_schedules_input_names_the_task() {
        var open = deployment.openCall(7301);
        deployment.admin("update attempt_authorisation set expires_at = now() - interval '1 minute'");

        assertThat(answered(run("expire-holds"))).isEqualTo("{\"task\":\"expire-holds\"}");

        assertThat(deployment.ask(
                        "select state from attempt_authorisation where attempt_id = '" + open.attempt() + "'"))
                .isEqualTo("EXPIRED");
    }

    @Test
    void a_task_nobody_has_fails_so_that_the_schedules_dead_letter_queue_shows_it() {
        assertThat(run("make-coffee")).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.report()).contains("IllegalArgumentException", "make-coffee", "expire-holds");
        });
        assertThat(answered(run("deliver-outbox"))).isEqualTo("{\"task\":\"deliver-outbox\"}");
    }

    private Outcome run(String task) {
        return function.invoke(Recorded.bytes("schedule.json", Map.of("TASK", task)));
    }
}
