package com.speechcad.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.MigratedFolder;
import com.speechcad.db.Superuser;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import com.speechcad.local.journey.Patience;
import com.speechcad.local.json.Json;
import com.speechcad.local.postgres.LocalPostgres;
import com.speechcad.local.runtime.ClassPaths;
import com.speechcad.local.runtime.Outcome;
import com.speechcad.local.runtime.RuntimeProcess;
import com.speechcad.local.runtime.RuntimeSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A function through the restore protocol of AWS's runtime client, over a PostgreSQL that does ask for the password. The
 * process is the same before and after, so this is about the hooks; what a snapshot itself does, only AWS can show.
 */
class SnapStartTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OPEN = "pg_stat_activity where usename = 'speechcad_app'";

    /** There were 75 and more of them when the event's and the answer's bytes were not practised. */
    private static final int MOST_LATE_CLASSES = 25;

    @TempDir
    static Path folder;

    private static LocalPostgres postgres;
    private static Superuser superuser;
    private static SecretsDouble secrets;
    private static final Queue<String> ASKED_OF_THE_BOT = new ConcurrentLinkedQueue<>();
    private static HttpRoutes bot;

    @BeforeAll
    static void start() throws IOException {
        MigratedFolder.copyTo(folder);
        postgres = LocalPostgres.start(folder, 0, false);
        postgres.migrate("first-password");
        superuser = new Superuser(postgres.superuser());
        secrets = new SecretsDouble();
        bot = new HttpRoutes(0)
                .route("POST", "/{path*}", SnapStartTest::ofTheBot)
                .start();
        remember("first-password");
        askForPasswords();
        try (var clock = RuntimeProcess.start(settings("billing-cron-fn", "com.speechcad.fn.cron.BillingCron"))) {
            Deployment.answered(clock.invoke(utf8("{\"task\":\"seed-tenant\"}")));
        }
    }

    @AfterAll
    static void stop() {
        bot.close();
        secrets.close();
        superuser.close();
        postgres.close();
    }

    @Test
    void what_must_not_be_in_a_snapshot_is_not_and_what_changed_meanwhile_is_read_again() {
        try (var function = RuntimeProcess.startFrozen(telegram())) {
            assertThat(function.awaitFrozen(PATIENCE)).as(function::log).isTrue();

            assertThat(function.log()).contains("primed: telegram -> 200", "ready for a snapshot");
            // Who was said goodbye to is gone a moment later.
            Patience.calm().until(() -> "no connection in the snapshot", () -> count(OPEN) == 0);

            renewTo("second-password");
            function.restore();

            assertThat(health(function)).as(function::log).isEqualTo(200);
            assertThat(function.log()).contains("restored from a snapshot", "is another one");
            assertThat(function.log()).doesNotContain("first-password", "second-password");
        }
    }

    /** Both play scenes: a chat is shown something, an invoice is paid. */
    @ParameterizedTest
    @CsvSource({
        "telegram, com.speechcad.fn.telegram.TelegramFunction",
        "dynopay, com.speechcad.fn.dynopay.DynopayFunction"
    })
    void practising_leaves_no_row_no_message_no_line_and_no_figure_and_nothing_to_be_loaded_for_the_first_letter(
            String door, String handler) throws IOException {
        var before = rows();
        ASKED_OF_THE_BOT.clear();
        var loaded = folder.resolve(door + ".classes");
        var settings = settings(door + "-webhook-fn", handler, "-Xlog:class+load:file=" + loaded + ":none");
        try (var function = RuntimeProcess.startFrozen(settings)) {
            assertThat(function.awaitFrozen(PATIENCE)).as(function::log).isTrue();
            assertThat(function.log()).contains("primed: " + door + " -> 200");
            assertThat(ASKED_OF_THE_BOT).as("before the snapshot").isEmpty();
            assertThat(rows()).hasSizeGreaterThan(60).isEqualTo(before);

            function.restore();
            assertThat(function.awaitReady(PATIENCE)).as(function::log).isTrue();

            assertThat(ASKED_OF_THE_BOT).isNotEmpty().allMatch(path -> path.endsWith("/getMe"));
            assertThat(rows()).isEqualTo(before);
            assertThat(function.log()).doesNotContain(" bytes -> ", "AcknowledgementTime", "ALARM", "ERROR");

            var known = Files.readAllLines(loaded).size();
            assertThat(Deployment.status(function.invoke(first(door))))
                    .as(function::log)
                    .isBetween(200, 401);
            assertThat(function.log()).contains(" bytes -> ");
            assertThat(Files.readAllLines(loaded).stream().skip(known))
                    .filteredOn(line -> !line.contains("com.amazonaws"))
                    .hasSizeLessThan(MOST_LATE_CLASSES);
        }
    }

    @Test
    void a_running_function_goes_on_after_its_password_was_renewed_and_its_connections_cut() {
        try (var function = RuntimeProcess.start(telegram())) {
            assertThat(health(function)).as(function::log).isEqualTo(200);
            var asked = secrets.asked();

            renewTo("third-password");
            cut();

            // Whoever is on the connection that is cut is told to try again; nobody after that.
            assertThat(health(function)).isIn(200, 503);
            assertThat(health(function)).as(function::log).isEqualTo(200);
            assertThat(secrets.asked()).isEqualTo(asked + 1);
        }
    }

    @Test
    void a_providers_key_is_read_anew_when_it_is_to_be_renewed() {
        secrets.put("retell", "key_before");
        var before = renewals();
        try (var clock = RuntimeProcess.start(settings("billing-cron-fn", "com.speechcad.fn.cron.BillingCron"))) {
            Deployment.answered(clock.invoke(utf8("{\"task\":\"seed-tenant\"}")));
            secrets.put("retell", "key_after");
            Deployment.answered(clock.invoke(utf8("{\"task\":\"renew-keys\"}")));

            assertThat(clock.log()).contains("RETELL_API_KEY was renewed").doesNotContain("key_before", "key_after");
        }
        assertThat(renewals()).isEqualTo(before + 1);
    }

    /** Of this key, and by whichever test of this class. */
    private static long renewals() {
        return count("audit_log where action = 'key.renew' and subject = 'key:RETELL_API_KEY'");
    }

    @Test
    void a_key_that_was_made_after_the_start_is_seeded_and_the_doctor_knows_a_renewed_one() {
        try (var clock = RuntimeProcess.start(settings("billing-cron-fn", "com.speechcad.fn.cron.BillingCron"))) {
            secrets.put("retell", "key_of_before");
            Deployment.answered(clock.invoke(utf8("{\"task\":\"renew-keys\"}")));
            secrets.put("retell", "key_made_later");
            run("delete from tenant_secret where name = 'RETELL_API_KEY'");
            Deployment.answered(clock.invoke(utf8("{\"task\":\"seed-tenant\"}")));
            assertThat(count("tenant_secret where name = 'RETELL_API_KEY'")).isOne();
            assertThat(doctor(clock)).doesNotContain("RETELL_API_KEY");

            secrets.put("retell", "key_rotated");
            assertThat(doctor(clock)).contains("RETELL_API_KEY differs");

            Deployment.answered(clock.invoke(utf8("{\"task\":\"renew-keys\"}")));
            assertThat(doctor(clock)).doesNotContain("RETELL_API_KEY differs");
        }
    }

    @Test
    void renewing_says_so_when_secrets_cannot_be_read() {
        try (var clock = RuntimeProcess.start(settings("billing-cron-fn", "com.speechcad.fn.cron.BillingCron"))) {
            Deployment.answered(clock.invoke(utf8("{\"task\":\"seed-tenant\"}")));
            secrets.away(true);

            var said = clock.invoke(utf8("{\"task\":\"renew-keys\"}"));

            assertThat(said)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.report()).contains("not read, and so not renewed"));
            assertThat(clock.log()).contains("ALARM the secret of RETELL_API_KEY cannot be read");
        } finally {
            secrets.away(false);
        }
    }

    private static String doctor(RuntimeProcess clock) {
        return Deployment.answered(clock.invoke(utf8("{\"task\":\"doctor\"}")));
    }

    @Test
    void secrets_that_cannot_be_read_make_it_answer_503_and_not_die_and_it_heals_when_they_can() {
        secrets.away(true);
        try (var function = RuntimeProcess.start(telegram())) {
            assertThat(health(function)).as(function::log).isEqualTo(503);
            assertThat(function.log()).contains("ALARM a secret cannot be read");

            secrets.away(false);

            assertThat(health(function)).as(function::log).isEqualTo(200);
        } finally {
            secrets.away(false);
        }
    }

    @Test
    void a_line_of_its_log_says_whose_request_it_was_and_its_figures_are_metrics() {
        try (var function = RuntimeProcess.start(telegram())) {
            var update = "{\"update_id\":77,\"message\":{\"message_id\":1,\"date\":1,\"from\":{\"id\":7801},"
                    + "\"chat\":{\"id\":7801,\"type\":\"private\"},\"text\":\"/start\"}}";
            var event = Recorded.http(
                    "/telegram/default",
                    Map.of("x-telegram-bot-api-secret-token", "sealed-by-telegram"),
                    utf8(update),
                    false);
            assertThat(Deployment.status(function.invoke(event)))
                    .as(function::log)
                    .isEqualTo(200);
            assertThat(Deployment.status(function.invoke(event))).isEqualTo(200);

            var lines = function.log()
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .map(line -> Json.parse(utf8(line)))
                    .toList();
            assertThat(lines)
                    .filteredOn(line -> line.path("formattedMessage").asText().startsWith("telegram "))
                    .hasSize(2)
                    .allSatisfy(line -> {
                        assertThat(line.path("mdc").path("AWSRequestId").asText())
                                .isNotEmpty();
                        // By this word infra's Watch counts a version's errors, and moves it back.
                        assertThat(line.path("mdc").path("AWSFunctionVersion").asText())
                                .isEqualTo(RuntimeProcess.VERSION);
                    });
            assertThat(lines)
                    .filteredOn(line -> line.path("AcknowledgementTime").isNumber())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line.path("By").asText()).isEqualTo("telegram"));
            assertThat(lines)
                    .filteredOn(line -> line.path("Duplicates").isNumber())
                    .hasSize(1)
                    .allSatisfy(line -> assertThat(
                                    line.path("_aws").path("CloudWatchMetrics").size())
                            .isEqualTo(1));
        }
    }

    private static Response ofTheBot(Request request) {
        ASKED_OF_THE_BOT.add(request.path());
        return Response.json(
                200, "{\"ok\":true,\"result\":{\"id\":1,\"is_bot\":true,\"first_name\":\"Bot\",\"message_id\":1}}");
    }

    /** How many rows each table holds. */
    private static Map<String, String> rows() {
        var counts = new TreeMap<String, String>();
        var tables = SnapStartTest.<String>ask(
                "select string_agg(c.oid::regclass::text, ',') from pg_class c where relkind = 'r'"
                        + " and relnamespace = 'public'::regnamespace",
                row -> row);
        for (var table : List.of(tables.split(",", -1))) {
            counts.put(table, SnapStartTest.<String>ask("select count(*) from " + table, row -> row));
        }
        return counts;
    }

    private static RuntimeSettings telegram() {
        return settings("telegram-webhook-fn", "com.speechcad.fn.telegram.TelegramFunction");
    }

    /** What nobody has asked of it before. */
    private static byte[] first(String door) {
        return door.equals("telegram")
                ? Recorded.http(
                        "/telegram/default",
                        Map.of("x-telegram-bot-api-secret-token", "sealed-by-telegram"),
                        utf8("{\"update_id\":78,\"message\":{\"message_id\":1,\"date\":1,\"from\":{\"id\":7802},"
                                + "\"chat\":{\"id\":7802,\"type\":\"private\"},\"text\":\"/start\"}}"),
                        false)
                : Recorded.http(
                        "/dynopay/default/0199aaaa-0000-7000-8000-000000000000/AbCdEfGh0123456789invented",
                        Map.of("x-dynopay-signature", "t=1,v2=00"),
                        utf8("{}"),
                        false);
    }

    private static RuntimeSettings settings(String module, String handler, String... more) {
        var environment = new TreeMap<String, String>();
        environment.put("DATABASE_URL", postgres.url());
        environment.put("DATABASE_USER", LocalPostgres.APP_ROLE);
        environment.put("DATABASE_PASSWORD", "secretsmanager:database#password");
        environment.put("AWS_ENDPOINT_URL", secrets.url());
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("ENCRYPTION_KEY", java.util.Base64.getEncoder().encodeToString(new byte[32]));
        environment.put("TELEGRAM_BASE_URL", bot.url().toString());
        environment.put("TELEGRAM_BOT_TOKEN", "100001:invented");
        environment.put("TELEGRAM_SECRET_TOKEN", "sealed-by-telegram");
        environment.put("RETELL_API_KEY", "secretsmanager:retell");
        environment.put("DYNOPAY_WEBHOOK_SECRET", "invented-by-nobody");
        environment.put("BULK_QUEUE_URL", secrets.url() + "/bulk");
        environment.put("JOBS_QUEUE_URL", secrets.url() + "/jobs");
        environment.put("FILES_BUCKET", "files");
        environment.put("PUBLIC_BASE_URL", "http://127.0.0.1:9");
        environment.put("STAGE", "dev");
        return new RuntimeSettings(
                module,
                handler,
                ClassPaths.ofFunction(module),
                environment,
                Stream.concat(
                                Stream.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"),
                                Stream.of(more))
                        .toList(),
                PATIENCE);
    }

    private static int health(RuntimeProcess function) {
        var event = Json.object()
                .put("version", "2.0")
                .put("routeKey", "GET /health")
                .put("rawPath", "/health")
                .put("rawQueryString", "");
        event.putObject("headers");
        event.putObject("requestContext")
                .putObject("http")
                .put("method", "GET")
                .put("path", "/health")
                .put("protocol", "HTTP/1.1");
        Outcome outcome = function.invoke(utf8(Json.write(event.put("isBase64Encoded", false))));
        return Deployment.status(outcome);
    }

    private static void renewTo(String password) {
        remember(password);
        run("alter role speechcad_app password '" + password + "'");
    }

    private static void remember(String password) {
        secrets.put("database", "{\"username\":\"speechcad_app\",\"password\":\"" + password + "\"}");
    }

    private static void cut() {
        run("select pg_terminate_backend(pid) from " + OPEN);
    }

    /** The embedded server trusts everybody; RDS does not. */
    private static void askForPasswords() throws IOException {
        var rules = Path.of(SnapStartTest.<String>ask("show hba_file", row -> row));
        Files.writeString(
                rules, "host all speechcad_app all scram-sha-256\n" + Files.readString(rules), StandardCharsets.UTF_8);
        run("select pg_reload_conf()");
        assertThat(Pattern.compile("scram").matcher(Files.readString(rules)).find())
                .isTrue();
    }

    private static long count(String from) {
        return ask("select count(*) from " + from, Long::parseLong);
    }

    private static <T> T ask(String question, Function<String, T> read) {
        return read.apply(superuser.lines(question).getFirst());
    }

    private static void run(String sql) {
        superuser.run(sql);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
