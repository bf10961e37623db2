package com.speechcad.fn.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.call.FakeProvider;
import com.speechcad.db.Jobs;
import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import com.speechcad.lambda.LambdaContext;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BillingCronTest {
    private final FakeProvider provider = new FakeProvider();
    private final TestApp app = TestApp.configured(
            Map.of("retell.api.key", "key_fake_for_tests", "public.base.url", "https://example.test"), provider);
    private final BillingCron cron = new BillingCron(app.get(ApplicationContext.class));

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect-bots",
                "billing-notices",
                "deliver-outbox",
                "dispatch",
                "expire-holds",
                "expire-leases",
                "settle-missed",
                "fold-balances",
                "prove-books",
                "renew-keys",
                "close-quarantine",
                "renew-subscriptions",
                "retention",
                "seed-tenant",
                "sync-numbers"
            })
    void every_task_can_be_run_twice(String task) {
        assertThat(run(task)).containsEntry("task", task);
        assertThat(run(task)).containsEntry("task", task);
    }

    /** Two modules that cannot know each other have to agree on words. */
    @Test
    void every_task_that_a_schedule_names_is_known() throws IOException {
        var scheduled = Pattern.compile("^    [A-Z_]+\\(\"([a-z-]+)\",", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../infra/src/main/java/com/speechcad/infra/Task.java")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(scheduled)
                .hasSizeGreaterThan(8)
                .allSatisfy(task -> assertThat(run(task)).containsEntry("task", task));
    }

    @Test
    void a_task_nobody_has_says_which_there_are() {
        assertThatThrownBy(() -> run("sing"))
                .hasMessageContaining("no task \"sing\"")
                .hasMessageContaining("dispatch");
        assertThatThrownBy(() -> cron.handleRequest(Map.of(), new LambdaContext("billing-cron-fn")))
                .hasMessageContaining("no task");
    }

    @Test
    @SuppressWarnings("UnnecessaryAssignment") // Two of one name, one of which fails, are nobody's beans.
    void one_of_a_name_that_fails_keeps_none_of_the_others_and_the_event_has_failed() {
        var ran = new ArrayList<String>();
        var own = new BillingCron(app.get(ApplicationContext.class));
        own.tasks = List.of(
                task(() -> {
                    throw new IllegalStateException("poison");
                }),
                task(() -> ran.add("second")));

        assertThatThrownBy(() -> own.handleRequest(Map.of("task", "dispatch"), new LambdaContext("billing-cron-fn")))
                .hasMessageContaining("poison");
        assertThat(ran).containsExactly("second");
    }

    private static Task task(Runnable work) {
        return new Task() {
            @Override
            public String name() {
                return "dispatch";
            }

            @Override
            public void run(Duration most) {
                work.run();
            }
        };
    }

    @Test
    void a_job_whose_message_was_lost_is_sent_again() {
        app.tx().run(TestApp.TENANT, () -> app.get(Jobs.class).add("nobody", "subject", "{}"));
        app.queue().sent().clear();

        run("deliver-outbox");

        assertThat(app.queue().sent()).hasSize(1);
    }

    @Test
    void seeding_fills_the_keys_and_the_numbers_follow() {
        run("seed-tenant");
        assertThat(app.get(Tenants.class).keys(TestApp.TENANT).get(TenantKey.RETELL_API_KEY))
                .isPresent();

        run("sync-numbers");
        long checked = app.tx()
                .call(
                        TestApp.TENANT,
                        () -> app.sql()
                                .of("select count(*) as n from provider_account where checked_at is not null")
                                .only(row -> row.number("n")));
        assertThat(checked).isOne();
    }

    private Map<String, Object> run(String task) {
        return cron.handleRequest(Map.of("task", task), new LambdaContext("billing-cron-fn"));
    }
}
