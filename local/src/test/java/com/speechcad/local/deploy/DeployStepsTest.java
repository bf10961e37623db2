package com.speechcad.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.db.Superuser;
import com.speechcad.local.Lab;
import com.speechcad.local.MigratedLab;
import com.speechcad.local.json.Json;
import com.speechcad.local.lambda.FunctionError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment's plan walked against the local stack: stacks and migrations are written down, all else really happens. */
class DeployStepsTest {
    /** One webhook a second. */
    private static final Duration TELEGRAMS_PACE = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

    private static Lab lab;

    @BeforeAll
    static void start() {
        lab = MigratedLab.start(folder);
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    void registers_the_webhook_knocks_at_every_door_and_ends_with_a_doctor_who_finds_nothing() throws Exception {
        lab.clock().jump(TELEGRAMS_PACE);
        var cloud = new LabCloud();
        var said = new ByteArrayOutputStream();

        Files.writeString(
                Files.createDirectories(folder.resolve("cdk.out")).resolve("speechcad-dev-service.template.json"),
                "{\"Resources\":{\"A\":{\"Properties\":{\"ReservedConcurrentExecutions\":47}}}}");

        var isDone = new Walk(cloud, folder, new PrintStream(said, true, StandardCharsets.UTF_8))
                .walk(Plan.deploy("dev", false, false));

        var text = said.toString(StandardCharsets.UTF_8);
        assertThat(isDone).as(text).isTrue();
        assertThat(text)
                .contains(
                        "47 instances are reserved, 1000 may run at once in this account",
                        "ok     the queue of dials lets us in",
                        "ok     the queue of jobs lets us in",
                        "ok     the bucket lets us in",
                        "ok     the worker does what it is sent, and the bucket and the scheduler let it in",
                        "ok     DynoPay lets default in",
                        "ok     /health answers 200, as it should",
                        "ok     /telegram/default answers 200, as it should",
                        "ok     /retell/default answers 200, as it should",
                        "ok     /dynopay/default answers 401, as it should",
                        "ok     Telegram sends the updates of default to us",
                        "ok     Retell lets default in",
                        "Done:",
                        "The schema is expanded")
                .doesNotContain("WRONG");
        assertThat(text).contains("ok     alarms are told to ops@example.test", "region eu-west-1");
        assertThat(cloud.commands).hasSize(4).noneMatch(command -> command.contains("destroy"));
        var asked = get("/sim/telegram/requests");
        assertThat(asked).contains("setWebhook", "/telegram/default", "callback_query", "my_chat_member");
    }

    @Test
    void a_bot_whose_updates_go_elsewhere_stops_it_with_a_line_that_says_what_to_do() throws Exception {
        lab.clock().jump(TELEGRAMS_PACE);
        var token = lab.telegram().bots().getFirst().token();
        get("/sim/telegram/bot" + token + "/setWebhook?url=https://elsewhere.example.test/telegram");
        var said = new ByteArrayOutputStream();

        var isDone = new Walk(new LabCloud(), folder, new PrintStream(said, true, StandardCharsets.UTF_8))
                .walk(Plan.doctor("dev"));

        lab.clock().jump(TELEGRAMS_PACE);
        lab.function("billing-cron-fn").invoke("{\"task\":\"connect-bots\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(isDone).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("elsewhere.example.test", "start the task connect-bots", "FAILED: 1 thing is wrong")
                // Whatever is wrong first, the rest is looked at too.
                .contains("ok     alarms are told to ops@example.test");
    }

    @Test
    void the_doctor_of_this_machine_reads_what_the_lab_was_started_with() throws IOException {
        var file = folder.resolve(LocalDoctor.LAB_FILE);
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);

        assertThat(LocalDoctor.run("", folder.toString(), out))
                .as(() -> said.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);

        var changed = new TreeMap<String, String>();
        for (var line : Files.readAllLines(file)) {
            if (line.contains("=")) {
                changed.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        changed.put("RETELL_API_KEY", "key_of_another_workspace");
        changed.put("PUBLIC_BASE_URL", "calls.example.test");
        said.reset();

        assertThat(LocalDoctor.run(changed, out)).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("RETELL_API_KEY differs: the database's is used", "PUBLIC_BASE_URL is not an https address")
                .doesNotContain("key_of_another_workspace");
    }

    /** What waits in the lab is late by the lab's clock, which may be days ahead of this machine's. */
    @Test
    void the_doctor_of_this_machine_looks_by_the_labs_clock() throws IOException {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var before = lab.clock().offset();
        lab.clock().jump(Duration.ofHours(3));
        try (var database = new Superuser(lab.postgres().superuser())) {
            // Somebody is at it, so that nobody else is.
            database.run("insert into job (tenant_id, id, kind, subject, payload, due_at, leased_until)"
                    + " values (1, gen_random_uuid(), 'invented', 'late', '{}', '"
                    + lab.clock().instant().minus(Duration.ofMinutes(10)) + "', 'infinity')");

            LocalDoctor.run("", folder.toString(), out);
            database.run("delete from job where kind = 'invented'");
        } finally {
            lab.clock().setOffset(before);
        }

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Its clock was moved ahead by PT3H", "1 job is due for more than five minutes")
                .doesNotContain("s apart");
    }

    private static String get(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(lab.url() + path)).build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    /** The lab as an account. */
    private static final class LabCloud implements Cloud {
        final List<String> commands = new ArrayList<>();
        final SaidAccount account = new SaidAccount("dev");

        @Override
        public void command(List<String> words) {
            commands.add(String.join(" ", words));
        }

        @Override
        public String ask(List<String> words) {
            return words.contains("Stacks[0].Outputs")
                    ? Json.write(Json.array()
                            .add(Json.object()
                                    .put("OutputKey", "PublicBaseUrl")
                                    .put("OutputValue", lab.gatewayUrl().toString())))
                    : account.ask(words);
        }

        @Override
        public JsonNode invoke(String function, String payload) {
            if (function.endsWith("-migrate")) {
                return Json.parse("{\"pending\":[]}".getBytes(StandardCharsets.UTF_8));
            }
            try {
                return Json.parse(lab.function("billing-cron-fn").invoke(payload.getBytes(StandardCharsets.UTF_8)));
            } catch (FunctionError failed) {
                throw new Failed(String.valueOf(failed.getMessage()));
            }
        }
    }
}
