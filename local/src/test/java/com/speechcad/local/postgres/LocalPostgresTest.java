package com.speechcad.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.runtime.ClassPaths;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {
    @TempDir
    Path folder;

    @Test
    void keeps_what_was_committed_and_forgets_it_when_started_fresh() throws SQLException {
        try (var first = LocalPostgres.start(folder.resolve("pg"), 0, false)) {
            run(first, "create table note (line text)");
            run(first, "insert into note values ('hello')");
            assertThat(first.port())
                    .as("a port that the system gives to nobody else before the server listens")
                    .isBetween(20_000, 32_767);
        }
        try (var again = LocalPostgres.start(folder.resolve("pg"), 0, false)) {
            assertThat(ask(again, "select line from note")).isEqualTo("hello");
        }
        try (var fresh = LocalPostgres.start(folder.resolve("pg"), 0, true)) {
            assertThat(ask(fresh, "select to_regclass('note') is null")).isEqualTo("t");
        }
    }

    @Test
    void is_as_durable_as_it_says() throws SQLException {
        try (var postgres = LocalPostgres.start(folder.resolve("pg"), 0, false)) {
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void takes_over_from_a_killed_process_without_losing_a_commit() throws Exception {
        killedProcess();
        var leftover = postmaster();
        assertThat(leftover.isAlive())
                .as(Files.readString(folder.resolve("killed.log")))
                .isTrue();

        try (var postgres = LocalPostgres.start(folder.resolve("pg"), 0, false)) {
            // Its number may still be taken: nobody waits for the child of a parent that was killed.
            assertThat(!leftover.isAlive() || ProcessFiles.isUnburied(leftover.pid()))
                    .isTrue();
            assertThat(ask(postgres, "select line from note")).isEqualTo("committed");
        }
    }

    @Test
    void starts_where_the_server_was_killed_too_and_left_its_pid() throws Exception {
        killedProcess();
        var leftover = postmaster();
        assertThat(leftover.destroyForcibly()).isTrue();

        // At once: whoever worked for the dead server may not have noticed yet.
        try (var postgres = LocalPostgres.start(folder.resolve("pg"), 0, false)) {
            assertThat(ask(postgres, "select line from note")).isEqualTo("committed");
        }
    }

    @Test
    void starts_where_somebody_else_has_the_dead_servers_process_number_and_leaves_them_alone() throws Exception {
        killedProcess();
        var leftover = postmaster();
        assertThat(leftover.destroyForcibly()).isTrue();
        var file = folder.resolve("pg/postmaster.pid");
        var lines = new ArrayList<>(Files.readAllLines(file));
        var stranger = new ProcessBuilder("sleep", "60").start();
        lines.set(0, Long.toString(stranger.pid()));
        Files.write(file, lines);

        try (var postgres = LocalPostgres.start(folder.resolve("pg"), 0, false)) {
            assertThat(ask(postgres, "select line from note")).isEqualTo("committed");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void migrates_so_that_the_functions_role_can_connect_and_is_no_superuser() throws SQLException {
        try (var postgres = LocalPostgres.start(folder.resolve("pg"), 0, false)) {
            postgres.migrate("it's local");
            postgres.migrate("it's local");

            try (var connection = DriverManager.getConnection(postgres.url(), LocalPostgres.APP_ROLE, "it's local");
                    var statement = connection.createStatement();
                    var answer = statement.executeQuery("show is_superuser")) {
                assertThat(answer.next()).isTrue();
                assertThat(answer.getString(1)).isEqualTo("off");
            }
        }
    }

    private void killedProcess() throws IOException, InterruptedException {
        var killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ClassPaths.own().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        Killed.class.getName(),
                        folder.resolve("pg").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        assertThat(killed.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private ProcessHandle postmaster() throws IOException {
        var pid = Files.readAllLines(folder.resolve("pg/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    static void run(LocalPostgres postgres, String command) throws SQLException {
        try (var connection = postgres.superuser().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static String ask(LocalPostgres postgres, String question) throws SQLException {
        try (var connection = postgres.superuser().getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }

    /** Commits a row and dies without a word, as kill -9 would make it. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] folder) throws SQLException {
            @SuppressWarnings("resource")
            var postgres = LocalPostgres.start(Path.of(folder[0]), 0, false);
            run(postgres, "create table note (line text)");
            run(postgres, "insert into note values ('committed')");
            Runtime.getRuntime().halt(137);
        }
    }
}
