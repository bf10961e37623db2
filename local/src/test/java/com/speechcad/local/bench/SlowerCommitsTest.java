package com.speechcad.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.postgres.LocalPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lone commit waits as it would for a slower disk; whoever only reads does not. */
class SlowerCommitsTest {
    private static final Duration LONGER = Duration.ofMillis(60);

    @TempDir
    Path folder;

    @Test
    void each_commit_of_every_session_takes_that_much_longer() throws SQLException {
        try (var postgres = LocalPostgres.start(folder.resolve("slower"), 0, true);
                var admin = postgres.superuser().getConnection();
                var other = postgres.superuser().getConnection()) {
            execute(admin, "create table kept (said text)");

            SlowerCommits.by(LONGER, admin);

            assertThat(quickest(other, "insert into kept values ('so it is')")).isGreaterThanOrEqualTo(LONGER);
            assertThat(quickest(other, "select count(*) from kept")).isLessThan(LONGER);

            SlowerCommits.noMore(admin);
            assertThat(quickest(other, "insert into kept values ('so it was')")).isLessThan(LONGER);
        }
    }

    private static Duration quickest(Connection connection, String statement) throws SQLException {
        var quickest = Duration.ofDays(1);
        for (int i = 0; i < 5; i++) {
            var began = System.nanoTime();
            execute(connection, statement);
            var took = Duration.ofNanos(System.nanoTime() - began);
            quickest = took.compareTo(quickest) < 0 ? took : quickest;
        }
        return quickest;
    }

    private static void execute(Connection connection, String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
