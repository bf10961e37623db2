package com.speechcad.fn.cron;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import com.speechcad.billing.FakePayments;
import com.speechcad.call.FakeProvider;
import com.speechcad.call.NumberList.Owned;
import com.speechcad.db.AuditLog;
import com.speechcad.db.Quarantine;
import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.ProviderFlows;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.Secret;
import com.speechcad.kernel.TenantId;
import com.speechcad.lambda.LinesHeard;
import com.speechcad.notify.ConnectBots;
import com.speechcad.tenant.SeedTenant;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DoctorTest {
    private static final Map<String, String> GOOD = Map.ofEntries(
            Map.entry("database.url", "jdbc:postgresql://127.0.0.1:5432/speechcad"),
            Map.entry("database.user", "speechcad_app"),
            Map.entry("database.password", "invented"),
            Map.entry("bulk.queue.url", "https://queues.example.test/bulk"),
            Map.entry("jobs.queue.url", "https://queues.example.test/jobs"),
            Map.entry("public.base.url", "https://calls.example.test"),
            Map.entry("files.bucket", "files-of-dev"),
            Map.entry("owner.telegram.ids", "1001, 1002"),
            Map.entry("platform.caller.id", "+14155550100"),
            Map.entry("encryption.key", Base64.getEncoder().encodeToString(new byte[32])),
            Map.entry("telegram.bot.token", "100001:invented"),
            Map.entry("telegram.secret.token", "sealed"),
            Map.entry("retell.api.key", "key_invented_for_tests"),
            Map.entry("dynopay.api.key", "dk_invented_for_tests"),
            Map.entry("dynopay.webhook.secret", "whsec_invented_for_tests"),
            Map.entry("doctor.patience", "20ms"));

    @Test
    void finds_nothing_wrong_where_nothing_is() {
        try (var app = seeded(GOOD)) {
            assertThat(tell(app))
                    .hasSizeGreaterThan(6)
                    // On the day of the build nobody may have looked at them for a year.
                    .noneMatch(line -> line.startsWith("WRONG") && !line.contains("rules of law"));
        }
    }

    @Test
    void rules_of_law_that_nobody_looked_at_for_a_year_are_wrong() {
        try (var app = seeded(GOOD)) {
            app.clock().advance(Duration.ofDays(500));

            assertThat(tell(app))
                    .anyMatch(line -> line.matches("WRONG  \\d+ rules of law were not checked for a year: .*"));
        }
    }

    /** Seals are good for five minutes, and a letter takes its time. */
    @Test
    void clocks_that_are_apart_are_said_and_are_wrong_before_letters_are_refused() {
        try (var app = seeded(GOOD)) {
            app.clock().advance(Duration.ofSeconds(40));
            assertThat(tell(app))
                    .anyMatch(line -> line.matches("note   our clock and the database's are (3[5-9]|40) s apart.*"));

            app.clock().advance(Duration.ofMinutes(6));
            assertThat(tell(app))
                    .anyMatch(line ->
                            line.matches("WRONG  our clock and the database's are (39[5-9]|400) s apart.*401.*"));

            app.clock().advance(Duration.ofMinutes(-12));
            assertThat(tell(app))
                    .anyMatch(line -> line.matches("WRONG  our clock and the database's are \\d+ s apart.*"));
        }
    }

    @Test
    void says_when_nobody_could_agree_to_release_the_platform() {
        var lone = new TreeMap<>(GOOD);
        lone.put("owner.telegram.ids", "1001");
        try (var app = seeded(lone)) {
            assertThat(tell(app)).anyMatch(line -> line.startsWith("note") && line.contains("kill switch"));
        }
    }

    @Test
    void says_of_each_setting_what_it_has_to_be_and_never_what_it_is() {
        var bad = new TreeMap<>(GOOD);
        bad.put("public.base.url", "https://calls.example.test/");
        bad.put("owner.telegram.ids", "the-boss");
        bad.put("platform.caller.id", "4155550100");
        bad.put("dynopay.least.dollars", "100");
        bad.put("dynopay.most.dollars", "50");
        bad.put("files.bucket", "");
        bad.remove("database.password");
        try (var app = seeded(bad)) {
            assertThat(tell(app))
                    .contains(
                            "WRONG  PUBLIC_BASE_URL is not an https address without a slash at the end",
                            "WRONG  OWNER_TELEGRAM_IDS is not numbers, separated by commas",
                            "WRONG  PLATFORM_CALLER_ID is not a number like +14155550100",
                            "WRONG  DYNOPAY_LEAST_DOLLARS is above DYNOPAY_MOST_DOLLARS: nobody can top up",
                            "WRONG  DATABASE_PASSWORD is not set: nothing works. Set it to that role's password",
                            "WRONG  FILES_BUCKET is not set: no recordings and no files. Set it to a bucket's name")
                    .noneMatch(line -> line.contains("the-boss") || line.contains("invented"));
        }
    }

    @Test
    void a_key_that_was_changed_in_one_place_only_is_drift() {
        try (var app = seeded(GOOD)) {
            app.get(Tenants.class)
                    .setKey(TestApp.TENANT, TenantKey.RETELL_API_KEY, new Secret("key_another_one_for_tests"));

            assertThat(tell(app))
                    .anyMatch(line -> line.startsWith("WRONG  RETELL_API_KEY differs: the database's is used"))
                    .noneMatch(line -> line.contains("key_another"));
        }
    }

    @Test
    void a_key_that_is_not_in_the_database_yet_is_to_be_seeded() {
        try (var app = TestApp.configured(Map.copyOf(GOOD), new FakeProvider(), new OneFlow(), new FakePayments())) {
            assertThat(tell(app))
                    .anyMatch(
                            line -> line.startsWith("WRONG  TELEGRAM_BOT_TOKEN is configured and not in the database"));
        }
    }

    @Test
    void a_bot_whose_updates_go_elsewhere_is_found() {
        try (var app = seeded(GOOD)) {
            app.messenger()
                    .setWebhook(TestApp.TENANT, java.net.URI.create("https://old.example.test/telegram/default"));

            assertThat(tell(app))
                    .anyMatch(line -> line.contains("https://old.example.test/telegram/default")
                            && line.contains("start the task connect-bots"));
        }
    }

    /** The task would tell Telegram the wrong address. */
    @Test
    void an_address_that_is_wrong_itself_is_to_be_set_before_a_bot_is_told_of_it() {
        var bad = new TreeMap<>(GOOD);
        bad.put("public.base.url", "http://localhost/x");
        try (var app = seeded(bad)) {
            app.messenger()
                    .setWebhook(TestApp.TENANT, java.net.URI.create("https://calls.example.test/telegram/default"));

            assertThat(tell(app))
                    .contains("WRONG  PUBLIC_BASE_URL is not an https address without a slash at the end")
                    .anyMatch(line ->
                            line.endsWith("http://localhost/x/telegram/default: PUBLIC_BASE_URL itself is wrong."
                                    + " Set it first, then start the task connect-bots"));
        }
    }

    @Test
    void settings_can_be_looked_at_before_anything_starts_with_them() {
        assertThat(CheckSettings.wrong(Map.of(
                        "DATABASE_URL",
                        "nonsense",
                        "PLATFORM_CALLER_ID",
                        "12",
                        "PUBLIC_BASE_URL",
                        "http://127.0.0.1:8081")))
                .contains(
                        "WRONG  DATABASE_URL is not jdbc:postgresql://HOST:PORT/NAME",
                        "WRONG  PLATFORM_CALLER_ID is not a number like +14155550100",
                        "WRONG  PUBLIC_BASE_URL is not an https address without a slash at the end",
                        "WRONG  FILES_BUCKET is not set: no recordings and no files. Set it to a bucket's name")
                .allMatch(line -> line.startsWith("WRONG"));
        assertThat(CheckSettings.wrong(
                        Map.of("PUBLIC_BASE_URL", "http://127.0.0.1:8081", "AWS_ENDPOINT_URL", "http://127.0.0.1:1")))
                .as("a lab's gateway")
                .noneMatch(line -> line.contains("PUBLIC_BASE_URL"));
    }

    @Test
    void what_waits_for_a_person_is_said() {
        try (var app = seeded(GOOD)) {
            app.tx().run(TestApp.TENANT, () -> app.get(Quarantine.class).put("retell", new byte[] {1}, "not an event"));

            app.tx()
                    .run(
                            TenantId.PLATFORM,
                            () -> app.get(Quarantine.class).put("queue", new byte[] {2}, "not a message of ours"));

            assertThat(tell(app))
                    .anyMatch(line -> line.startsWith("WRONG  default: 1 letter is in quarantine"))
                    .anyMatch(line -> line.startsWith("WRONG  platform: 1 letter is in quarantine"));

            assertThat(closing(app)).isEqualTo("letters closed: 2");
            assertThat(closing(app)).isEqualTo("letters closed: 0");

            assertThat(tell(app)).noneMatch(line -> line.contains("quarantine"));
            assertThat(app.tx()
                            .call(
                                    TestApp.TENANT,
                                    () -> app.get(AuditLog.class)
                                            .before(
                                                    Long.MAX_VALUE,
                                                    new AuditLog.Wanted(List.of(), List.of("quarantine.close")),
                                                    10)))
                    .hasSize(1);
        }
    }

    @Test
    void webhooks_of_calls_that_do_not_come_are_found_by_the_calls_of_which_nothing_was_heard() {
        try (var app = seeded(GOOD)) {
            unheard(app, 4);
            assertThat(tell(app)).as("one may be lost").noneMatch(line -> line.contains("without a word"));

            unheard(app, 1);
            assertThat(tell(app))
                    .anyMatch(line ->
                            line.startsWith("WRONG  default: 5 calls have ended in the last hour without a word")
                                    && line.endsWith("docs/runbook.md, Calls end unheard"));

            app.clock().advance(Duration.ofHours(2));
            assertThat(tell(app)).as("it is over").noneMatch(line -> line.contains("without a word"));
        }
    }

    private static void unheard(TestApp app, int calls) {
        app.database()
                .admin("insert into unheard_call (tenant_id, attempt_id, since) select 1, gen_random_uuid(), '"
                        + app.clock().instant() + "' from generate_series(1, " + calls + ")");
    }

    /** Each had its alarm; whoever comes later hears of it too. */
    @Test
    void what_was_given_up_is_a_note_until_somebody_lays_it_aside() {
        try (var app = seeded(GOOD)) {
            app.database().admin("""
                    insert into job (tenant_id, id, kind, subject, payload, state, due_at, finished_at)
                    values (1, gen_random_uuid(), 'draw-flow', 'x', '{}', 'REFUSED', now(), now())""");
            app.database().admin("""
                    insert into chat_message (tenant_id, chat_id, slot, payload, shown_version, due_at, given_up_at)
                    select 1, n, 'menu', '{}', 1, now(), now() from generate_series(1, 2) n""");

            assertThat(tell(app))
                    .contains(
                            "note   default: 1 job was given up: see docs/runbook.md, Jobs were given up",
                            "note   default: 2 messages were given up: see docs/runbook.md, Jobs were given up");

            app.database().admin("update job set dismissed_at = now()");
            app.database().admin("update chat_message set given_up_at = null");
            assertThat(tell(app))
                    .contains("ok     nothing is given up")
                    .noneMatch(line -> line.contains("was given up") || line.contains("were given up"));
        }
    }

    @Test
    void published_flows_that_somebody_deleted_at_the_provider_are_found() {
        try (var app = seeded(GOOD)) {
            app.database().admin("insert into app_user (tenant_id, telegram_id) values (1, 77)");
            app.database().admin("""
                    insert into flow (tenant_id, id, owner_user_id, name, language, draft, created_at, updated_at)
                    select 1, gen_random_uuid(), id, 'Reminder', 'EN', '{"steps":[]}', now(), now() from app_user""");
            app.database().admin("""
                    insert into flow_version (tenant_id, id, flow_id, number, name, language, definition, digest, state,
                      agent_id, agent_version, provider_flow, created_at)
                    select 1, gen_random_uuid(), id, n, name, language, '{"steps":[]}', 'd', 'PUBLISHED', 'agent_1', 0,
                      'flow_' || n, now() from flow, generate_series(1, 2) n""");

            assertThat(tell(app))
                    .anyMatch(
                            line -> line.startsWith("WRONG  1 published version of flows of default is not at Retell"));
        }
    }

    /** A workspace with one flow in it. */
    private static final class OneFlow implements ProviderFlows {
        @Override
        public Said<List<Copy>> list(TenantId tenant) {
            return new Said.Done<>(List.of(new Copy("flow_1", 0, List.of())));
        }

        @Override
        public Said<Copy> get(TenantId tenant, String id) {
            return new Said.Refused<>(Why.NOT_FOUND, "404");
        }

        @Override
        public Said<Copy> save(TenantId tenant, String id, CompiledFlow flow) {
            return new Said.Refused<>(Why.NOT_FOUND, "404");
        }

        @Override
        public Said<Boolean> delete(TenantId tenant, String id) {
            return new Said.Done<>(true);
        }
    }

    /** What the task says in the log. */
    private static String closing(TestApp app) {
        var log = new LinesHeard();
        log.start();
        var logger = (Logger) LoggerFactory.getLogger("com.speechcad.tenant.CloseQuarantine");
        logger.addAppender(log);
        close(app);
        logger.detachAppender(log);
        return log.soFar().getLast().getFormattedMessage();
    }

    private static void close(TestApp app) {
        app.get(ApplicationContext.class).getBeansOfType(Task.class).stream()
                .filter(task -> task.name().equals("close-quarantine"))
                .forEach(task -> task.run(Duration.ofSeconds(10)));
    }

    private static TestApp seeded(Map<String, String> settings) {
        var provider = new FakeProvider();
        provider.numbers = List.of(new Owned(new PhoneNumber("+14155550100"), "ours"));
        var app = TestApp.configured(Map.copyOf(settings), provider, new OneFlow(), new FakePayments());
        app.clock().set(Instant.parse(app.database().lines("""
                select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')""").getFirst()));
        app.queue().worker = message -> ServicesTest.work(app, message);
        app.get(SeedTenant.class).run();
        if (Objects.equals(settings.get("public.base.url"), GOOD.get("public.base.url"))) {
            app.get(ConnectBots.class).run(Duration.ofSeconds(10));
        }
        return app;
    }

    private static List<String> tell(TestApp app) {
        return app.get(Doctor.class).tell(Duration.ofSeconds(30));
    }
}
