package com.speechcad.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.speechcad.db.Jobs;
import com.speechcad.db.TestApp;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.local.journey.Patience;
import com.speechcad.notify.DeliverOutbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is away for a while, and what ends in the middle; and that every bad day of the runbook has a test. */
class BadDaysTest {
    private static final Path SOURCES = Path.of("..");
    private static final TenantId TENANT = new TenantId(1);
    private static final String STATE =
            "select state || case when leased_until > now() then ' leased' else '' end from job"
                    + " where subject = 'timeout'";

    @Test
    void with_the_queue_away_the_effect_is_committed_and_the_sweep_sends_the_message_later() {
        try (var app = TestApp.start()) {
            app.queue().refused = _ -> true;
            app.tx().run(TestApp.TENANT, () -> app.get(Jobs.class).add("anything", "subject", "{}"));

            assertThat(app.get(Jobs.class).due(10)).hasSize(1);
            assertThatCode(() -> app.get(DeliverOutbox.class).run(Duration.ofSeconds(5)))
                    .as("the sweep goes on to the chats")
                    .doesNotThrowAnyException();
            assertThat(app.get(Jobs.class).due(10)).hasSize(1);
            assertThat(app.queue().sent()).isEmpty();

            app.queue().refused = _ -> false;
            app.get(DeliverOutbox.class).run(Duration.ofSeconds(5));

            var id = app.get(Jobs.class).due(10).getFirst().id();
            assertThat(app.queue().sent())
                    .singleElement()
                    .satisfies(sent -> assertThat(sent.body()).contains(id.toString()));
        }
    }

    /** Killed while PostgreSQL is about to write what the job did. */
    @Test
    void a_function_that_is_ended_at_its_timeout_leaves_nothing_half_done_and_its_message_is_done_later() {
        var deployment = Deployment.seeded();
        try (var rooms = deployment.rooms();
                var again = deployment.worker(Duration.ofSeconds(30))) {
            rooms.bean(Tx.class).run(TENANT, () -> rooms.bean(Jobs.class).add("nobody-does-this", "timeout", "{}"));
            var job = deployment.ask("select id from job where subject = 'timeout'");
            // Nobody knew it for a day, so that whoever has it now ends it.
            deployment.admin("update job set unknown_since = now() - interval '2 days' where id = '" + job + "'");
            var message = ("{\"Records\":[{\"messageId\":\"1\",\"body\":\"{\\\"tenant\\\":1,\\\"job\\\":\\\"" + job
                            + "\\\"}\"}]}")
                    .getBytes(StandardCharsets.UTF_8);
            endSlowly(deployment);
            try (var killed = deployment.function("bulk-ivr-worker-fn", "com.speechcad.fn.worker.BulkIvrWorker")) {
                var asked = Thread.ofVirtual().start(() -> killed.invoke(message));
                Patience.calm()
                        .until(
                                () -> "the job is about to end",
                                () -> deployment.count("pg_stat_activity where wait_event = 'PgSleep'") == 1);
                killed.kill();
                asked.interrupt();
            }
            deployment.admin("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");
            deployment.admin("drop trigger slow_end on job");
            assertThat(deployment.ask(STATE))
                    .as("nothing half done, and under a lease")
                    .isEqualTo("WAITING leased");

            again.invoke(message);
            assertThat(deployment.ask(STATE)).as("whoever had it may live").isEqualTo("WAITING leased");

            // These functions have the wall's clock: two minutes pass in the row.
            deployment.admin(
                    "update job set leased_until = leased_until - interval '2 minutes' where id = '" + job + "'");
            again.invoke(message);
            assertThat(deployment.ask(STATE)).startsWith("REFUSED");
        }
    }

    private static void endSlowly(Deployment deployment) {
        deployment.admin("""
                create function slow_end() returns trigger language plpgsql as $$
                begin perform pg_sleep(120); return new; end $$""");
        deployment.admin("""
                create trigger slow_end before update on job for each row
                when (new.subject = 'timeout' and new.state <> 'WAITING') execute function slow_end()""");
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

    /** Whoever starts here types them as they stand. */
    @Test
    void the_tests_that_a_newcomer_is_told_to_run_are_in_the_module_that_is_named() throws IOException {
        var text = Files.readString(SOURCES.resolve("CONTRIBUTING.md"));
        var commands = Pattern.compile("\\./mvnw [^`]*?-pl ([\\w-]+)[^`]*?-Dtest=(\\w+)")
                .matcher(text);
        var found = 0;
        while (commands.find()) {
            found++;
            try (var files = Files.walk(SOURCES.resolve(commands.group(1)).resolve("src/test"))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .as(commands.group())
                        .contains(commands.group(2) + ".java");
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(3);
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
}
