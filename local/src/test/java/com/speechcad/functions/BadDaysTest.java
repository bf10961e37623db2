package com.speechcad.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.speechcad.db.Jobs;
import com.speechcad.db.Queue;
import com.speechcad.db.TestApp;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.local.lambda.FunctionError;
import com.speechcad.notify.DeliverOutbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is away for a while, and what ends in the middle; and that every bad day of the runbook has a test. */
class BadDaysTest {
    private static final Path SOURCES = Path.of("..");

    @Test
    void with_the_queue_away_the_effect_is_committed_and_the_sweep_sends_the_message_later() {
        try (var app = TestApp.through("", port -> port instanceof Queue ? new Away() : port, Map.of())) {
            app.tx().run(TestApp.TENANT, () -> app.get(Jobs.class).add("anything", "subject", "{}"));

            assertThat(app.get(Jobs.class).due(10)).hasSize(1);
            assertThatCode(() -> app.get(DeliverOutbox.class).run(Duration.ofSeconds(5)))
                    .as("the sweep goes on to the chats")
                    .doesNotThrowAnyException();
            assertThat(app.get(Jobs.class).due(10)).hasSize(1);
        }
    }

    @Test
    void a_function_that_is_ended_at_its_timeout_leaves_nothing_half_done_and_its_message_is_done_later()
            throws SQLException {
        var deployment = Deployment.seeded();
        var tenant = new TenantId(1);
        try (var rooms = deployment.rooms();
                var worker = deployment.worker(Duration.ofMillis(700));
                var patient = deployment.worker(Duration.ofSeconds(30))) {
            var tx = rooms.bean(Tx.class);
            tx.run(tenant, () -> rooms.bean(Jobs.class).add("nobody-does-this", "timeout", "{}"));
            var job = deployment.ask("select id from job where subject = 'timeout'");
            var message = ("{\"Records\":[{\"messageId\":\"1\",\"body\":\"{\\\"tenant\\\":1,\\\"job\\\":\\\"" + job
                            + "\\\"}\"}]}")
                    .getBytes(StandardCharsets.UTF_8);

            deployment.whileLocked(
                    "job",
                    () -> assertThatExceptionOfType(FunctionError.class)
                            .isThrownBy(() -> worker.invoke(message))
                            .withMessageContaining("did not answer within"));
            assertThat(deployment.ask("select state from job where subject = 'timeout'"))
                    .isEqualTo("WAITING");

            // The first holder of the lease is gone; the clock of the lease is the only thing to wait for.
            deployment.admin("update job set leased_until = null where subject = 'timeout'");
            patient.invoke(message);

            assertThat(deployment.ask("select state from job where subject = 'timeout'"))
                    .isEqualTo("REFUSED");
        }
    }

    /** A test that is renamed has to be renamed in the pages that name it. */
    @ParameterizedTest
    @CsvSource({"runbook.md, ## What bad days were tried, 15", "infrastructure.md, # What holds, 30"})
    void the_tests_that_a_page_names_are_there(String page, String from, int least) throws IOException {
        var text = Files.readString(SOURCES.resolve("docs").resolve(page));
        var named = Pattern.compile("`(\\w+Test)#([a-z_A-Z0-9]+)`").matcher(text.substring(text.indexOf(from)));
        var found = 0;
        while (named.find()) {
            found++;
            assertThat(source(named.group(1))).as(named.group()).contains(" " + named.group(2) + "(");
        }
        assertThat(found).isGreaterThan(least);
    }

    private static String source(String name) throws IOException {
        try (var files = Files.walk(SOURCES, 12)) {
            // Two modules may have one of the same name.
            var texts = new StringBuilder();
            for (var file : files.filter(path ->
                            path.endsWith(name + ".java") && path.toString().contains("src"))
                    .toList()) {
                texts.append(Files.readString(file));
            }
            assertThat(texts).as("there is a " + name).isNotEmpty();
            return texts.toString();
        }
    }

    private static final class Away implements Queue {
        @Override
        public void send(Name queue, String body) {
            throw new Unreachable("the queue is away");
        }
    }
}
