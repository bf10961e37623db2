package com.speechcad.local.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Every commit takes longer, as where the log goes over a network to the disks of two zones. By PostgreSQL's own
 * {@code commit_delay}: whoever is about to flush sleeps before it, also when nobody else is in a transaction. The flush
 * itself still happens, and a transaction that wrote nothing still waits for nothing.
 */
final class SlowerCommits {
    /** A busy machine's server reads its settings anew some commits later. */
    private static final Duration WITHIN = Duration.ofSeconds(20);

    private static final int IN_TURN = 5;

    private SlowerCommits() {}

    /**
     * Returns when it is so.
     *
     * @param admin a superuser's connection
     * @throws IllegalStateException when commits do not take longer by that
     */
    static void by(Duration longer, Connection admin) throws SQLException {
        try (var statement = admin.createStatement()) {
            statement.execute("alter system set commit_siblings = 0");
            statement.execute("alter system set commit_delay = " + longer.toNanos() / 1_000);
            statement.execute("select pg_reload_conf()");
            statement.execute("create table if not exists bench_delay (said text)");
            var inTurn = 0;
            var until = System.nanoTime() + WITHIN.toNanos();
            while (inTurn < IN_TURN && System.nanoTime() < until) {
                var began = System.nanoTime();
                statement.execute("insert into bench_delay values ('so it is')");
                inTurn = System.nanoTime() - began < longer.toNanos() ? 0 : inTurn + 1;
            }
            if (inTurn == IN_TURN) {
                return;
            }
        }
        throw new IllegalStateException("a commit does not take longer by " + longer);
    }

    /** Commits take again what the machine's own disk needs. */
    static void noMore(Connection admin) throws SQLException {
        try (var statement = admin.createStatement()) {
            statement.execute("alter system reset commit_delay");
            statement.execute("alter system reset commit_siblings");
            statement.execute("select pg_reload_conf()");
        }
    }
}
