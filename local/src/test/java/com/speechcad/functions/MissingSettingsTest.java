package com.speechcad.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.speechcad.local.json.Json;
import com.speechcad.watch.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A setting that is missing disables what needs it, and never the rest. Each is taken away once, of functions that start
 * anew, which takes its time.
 */
class MissingSettingsTest {
    /** Without it no letter can be acknowledged: whoever brings one is told to come again. */
    private static final Setting NEEDED = Setting.ENCRYPTION_KEY;

    private static final AtomicLong PEOPLE = new AtomicLong(99_000);

    /** Without an address or a user the store is away, which has tests of its own: each waits for a connection. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DATABASE_URL", "DATABASE_USER"})
    void the_bot_answers_without_it_or_asks_to_come_again_and_says_what_is_off(Setting setting) {
        var person = PEOPLE.incrementAndGet();
        try (var bot = Deployment.seeded().without("telegram-webhook-fn", setting.name())) {
            assertThat(status(bot.invoke(started(person)))).isEqualTo(setting == NEEDED ? 503 : 200);

            var health = Json.parse(bot.invoke(health()));
            assertThat(health.path("statusCode").asInt()).isEqualTo(200);
            assertThat(health.path("body").asText().lines())
                    .startsWith("ok")
                    .hasSize(2)
                    .anyMatch(line -> line.contains(setting.name()) && line.endsWith(setting.without()));
        }
        assertThat(Deployment.seeded()
                        .count("chat_message where slot = 'menu' and wanted_version > shown_version and chat_id = "
                                + person))
                .as("the answer waits in the outbox")
                .isEqualTo(setting == NEEDED ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENCRYPTION_KEY", "BULK_QUEUE_URL,JOBS_QUEUE_URL,FILES_BUCKET"})
    void the_other_functions_start_without_them_and_the_doctor_says_what_does_not_work(String settings) {
        var deployment = Deployment.seeded();
        var names = settings.split(",", -1);
        try (var worker = deployment.without("bulk-ivr-worker-fn", names);
                var retell = deployment.without("retell-webhook-fn", names);
                var dynopay = deployment.without("dynopay-webhook-fn", names);
                var clock = deployment.without("billing-cron-fn", names)) {
            assertThat(new String(worker.invoke(utf8("{\"Records\":[]}")), StandardCharsets.UTF_8))
                    .doesNotContain("itemIdentifier");
            var answer = settings.equals(NEEDED.name()) ? 503 : 401;
            assertThat(status(retell.invoke(forged("/retell/default")))).isEqualTo(answer);
            assertThat(status(dynopay.invoke(forged(
                            "/dynopay/default/0199aaaa-0000-7000-8000-000000000000/AbCdEfGh0123456789invented"))))
                    .isEqualTo(answer);
            var doctor = new String(clock.invoke(task("doctor")), StandardCharsets.UTF_8);
            for (var name : names) {
                assertThat(doctor).contains(name, Setting.valueOf(name).without());
            }
            assertThatCode(() -> clock.invoke(task("deliver-outbox"))).doesNotThrowAnyException();
        }
    }

    @Test
    void without_a_key_nothing_is_stored_readable_instead() {
        var deployment = Deployment.seeded();
        deployment.admin("delete from tenant_secret where name = 'DYNOPAY_API_KEY'");
        try (var without = deployment.without("billing-cron-fn", "ENCRYPTION_KEY");
                var with = deployment.without("billing-cron-fn", "FILES_BUCKET")) {
            try {
                without.invoke(task("seed-tenant"));
            } catch (RuntimeException failed) {
                assertThat(failed).hasStackTraceContaining("ENCRYPTION_KEY (or KMS_KEY_ID) is not set");
            }
            assertThat(deployment.count("tenant_secret where name = 'DYNOPAY_API_KEY'"))
                    .isZero();

            with.invoke(task("seed-tenant"));
            assertThat(deployment.count("tenant_secret where name = 'DYNOPAY_API_KEY'"
                            + " and position('dk_invented'::bytea in cipher) = 0"))
                    .isOne();
        }
    }

    private static byte[] started(long person) {
        var update = "{\"update_id\":" + person + ",\"message\":{\"message_id\":1,\"date\":1,\"from\":{\"id\":" + person
                + "},\"chat\":{\"id\":" + person + ",\"type\":\"private\"},\"text\":\"/start\"}}";
        return Recorded.http(
                "/telegram/default", Map.of("x-telegram-bot-api-secret-token", Deployment.SEAL), utf8(update), false);
    }

    private static byte[] forged(String path) {
        return Recorded.http(path, Map.of("x-retell-signature", "v=1,d=00"), utf8("{}"), false);
    }

    private static byte[] health() {
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
        return utf8(Json.write(event.put("isBase64Encoded", false)));
    }

    private static byte[] task(String name) {
        return Recorded.bytes("schedule.json", Map.of("TASK", name));
    }

    private static int status(byte[] answer) {
        return Json.parse(answer).path("statusCode").asInt();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
