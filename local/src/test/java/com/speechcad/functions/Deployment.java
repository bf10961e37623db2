package com.speechcad.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.db.TestDatabase;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.Secret;
import com.speechcad.local.bench.OpenCalls;
import com.speechcad.local.bench.OpenInvoices;
import com.speechcad.local.json.Json;
import com.speechcad.local.lambda.FunctionSpec;
import com.speechcad.local.lambda.LocalFunction;
import com.speechcad.local.queue.LocalQueues;
import com.speechcad.local.queue.QueueSpec;
import com.speechcad.local.runtime.ClassPaths;
import com.speechcad.local.runtime.Outcome;
import com.speechcad.local.runtime.RuntimeProcess;
import com.speechcad.local.runtime.RuntimeSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database, queues, and functions in processes of their own that know of them by environment variables only. The keys
 * get into the database as after a real deployment: by the clock's function, told to seed them.
 */
final class Deployment {
    static final String SEAL = "sealed-by-telegram";
    static final Secret RETELL_KEY = new Secret("key_invented_retell");
    static final Secret DYNOPAY_SECRET = new Secret("whsec_invented");

    /** Nobody listens there: what is sent waits in the outbox. */
    private static final String NOBODY = "http://127.0.0.1:9";

    private static final List<String> NOT_SHARED =
            List.of("com.speechcad.fn", "com.speechcad.dialog", "com.speechcad.screen", "com.speechcad.local");

    private static final Map<String, String> HANDLERS = Map.of(
            "telegram-webhook-fn", "com.speechcad.fn.telegram.TelegramFunction",
            "retell-webhook-fn", "com.speechcad.fn.retell.RetellFunction",
            "dynopay-webhook-fn", "com.speechcad.fn.dynopay.DynopayFunction",
            "billing-cron-fn", "com.speechcad.fn.cron.BillingCron",
            "bulk-ivr-worker-fn", "com.speechcad.fn.worker.BulkIvrWorker");

    private static @Nullable Deployment shared;

    private final TestDatabase database = TestDatabase.fresh();
    private final LocalQueues queues = LocalQueues.start(Stream.of("bulk", "jobs")
            .map(name -> new QueueSpec(name, Duration.ofMinutes(6), 5))
            .toList());

    private Deployment() {}

    /**
     * One for all test classes of this process: a start of it takes seconds.
     *
     * @throws AssertionError when the keys cannot be seeded
     */
    static synchronized Deployment seeded() {
        if (shared == null) {
            var deployment = new Deployment();
            Runtime.getRuntime().addShutdownHook(new Thread(deployment.queues::close));
            try (var clock = deployment.function("billing-cron-fn", "com.speechcad.fn.cron.BillingCron")) {
                answered(clock.invoke(Recorded.bytes("schedule.json", Map.of("TASK", "seed-tenant"))));
            }
            shared = deployment;
        }
        return shared;
    }

    RuntimeProcess function(String module, String handler) {
        return RuntimeProcess.start(new RuntimeSettings(
                module,
                handler,
                ClassPaths.ofFunction(module),
                environment(),
                // These settings make it start sooner; what it answers is the same.
                List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"),
                Duration.ofSeconds(90)));
    }

    LocalQueues queues() {
        return queues;
    }

    /** Of the superuser, who sees every tenant's rows: one number. */
    long count(String from) {
        return Long.parseLong(ask("select count(*) from " + from));
    }

    /** Of the superuser: one value. */
    String ask(String question) {
        var rows = database.lines(question);
        assertThat(rows).as(question).isNotEmpty();
        return rows.getFirst();
    }

    void admin(String sql) {
        database.admin(sql);
    }

    /** The rooms' own code in this process, to bring the database to where the event finds it. */
    LocalFunction rooms() {
        var spec = new FunctionSpec(
                "rooms", "com.speechcad.fn.retell.RetellFunction", Duration.ofSeconds(20), 1, NOT_SHARED, List.of());
        return LocalFunction.start(spec, environment(), Clock.systemUTC());
    }

    /** Its handler in this process, some settings taken away. */
    LocalFunction without(String module, String... settings) {
        var environment = environment();
        for (var setting : settings) {
            assertThat(environment.remove(setting)).as(setting).isNotNull();
        }
        var shown = shown(module);
        var spec = new FunctionSpec(module, handler(module), Duration.ofSeconds(60), 1, NOT_SHARED, shown);
        return LocalFunction.start(spec, environment, Clock.systemUTC());
    }

    private static String handler(String module) {
        return Objects.requireNonNull(HANDLERS.get(module), module);
    }

    private static List<String> shown(String module) {
        var own = handler(module).replaceFirst("[.][A-Z]\\w*$", "");
        return module.startsWith("telegram")
                ? List.of(own, "com.speechcad.dialog", "com.speechcad.screen")
                : List.of(own);
    }

    /** The worker in this process, given up after {@code timeout}. */
    LocalFunction worker(Duration timeout) {
        var spec = new FunctionSpec(
                "bulk-ivr-worker-fn",
                "com.speechcad.fn.worker.BulkIvrWorker",
                timeout,
                2,
                NOT_SHARED,
                List.of("com.speechcad.fn.worker"));
        return LocalFunction.start(spec, environment(), Clock.systemUTC());
    }

    OpenCalls.Open openCall(long telegramId) {
        try (var rooms = rooms()) {
            var calls = new OpenCalls(rooms, Clock.systemUTC());
            return calls.open(calls.caller(telegramId, Money.dollars(20)));
        }
    }

    OpenInvoices.Open openInvoice(long telegramId) {
        try (var rooms = rooms()) {
            var invoices = new OpenInvoices(rooms, Clock.systemUTC());
            return invoices.open(invoices.payer(telegramId), Money.dollars(5));
        }
    }

    static String answered(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return outcome instanceof Outcome.Answered(var payload) ? new String(payload, StandardCharsets.UTF_8) : "";
    }

    static JsonNode answer(Outcome outcome) {
        return Json.parse(answered(outcome));
    }

    static int status(Outcome outcome) {
        return answer(outcome).path("statusCode").asInt();
    }

    /** By the names the README lists. */
    private Map<String, String> environment() {
        var all = new TreeMap<String, String>();
        all.put("DATABASE_URL", database.url());
        all.put("DATABASE_USER", "speechcad_app");
        all.put("DATABASE_PASSWORD", database.appPassword());
        all.put("BULK_QUEUE_URL", queues.url() + LocalQueues.path("bulk"));
        all.put("JOBS_QUEUE_URL", queues.url() + LocalQueues.path("jobs"));
        all.put("AWS_ENDPOINT_URL", queues.url().toString());
        all.put("AWS_ACCESS_KEY_ID", "local");
        all.put("AWS_SECRET_ACCESS_KEY", "local");
        all.put("FILES_BUCKET", "files");
        all.put("ENCRYPTION_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        all.put("OWNER_TELEGRAM_IDS", "7009");
        all.put("PLATFORM_CALLER_ID", "+14155550100");
        all.put("PUBLIC_BASE_URL", NOBODY);
        all.put("TELEGRAM_BASE_URL", NOBODY);
        all.put("TELEGRAM_BOT_TOKEN", "100001:invented");
        all.put("TELEGRAM_SECRET_TOKEN", SEAL);
        all.put("RETELL_BASE_URL", NOBODY);
        all.put("RETELL_API_KEY", "key_invented_api");
        all.put("RETELL_WEBHOOK_KEY", "key_invented_retell");
        all.put("DYNOPAY_BASE_URL", NOBODY);
        all.put("DYNOPAY_API_KEY", "dk_invented");
        all.put("DYNOPAY_WEBHOOK_SECRET", "whsec_invented");
        // Nobody works on what is sent here.
        all.put("DOCTOR_PATIENCE", "1s");
        return all;
    }
}
