package com.speechcad.wallet;

import com.speechcad.db.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The ledger's functions asked directly, as the functions' role, with a connection for whoever waits for another. */
final class RawBooks {
    private static final long DEADLINE_NANOS = 60_000_000_000L;

    private final TestDatabase database;
    private @Nullable Connection ours;
    private @Nullable Connection admin;

    RawBooks(TestDatabase database) {
        this.database = database;
    }

    record Answer(boolean applied, boolean replayed, String reason, long op, long moved, long owed, long returned) {}

    /** As the functions' role, of tenant 1. */
    Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(database.url(), "speechcad_app", database.appPassword());
        as(connection, 1);
        return connection;
    }

    /** The one that is kept for all that is asked one after the other: to connect costs far more than to ask. */
    private Connection ours() throws SQLException {
        if (ours == null) {
            ours = connect();
        }
        return ours;
    }

    private Connection admin() throws SQLException {
        if (admin == null) {
            admin = database.adminConnection();
        }
        return admin;
    }

    /** The superuser's, in a transaction. */
    Connection adminLocking() throws SQLException {
        var connection = database.adminConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    static void as(Connection connection, long tenant) throws SQLException {
        run(connection, "select set_config('app.tenant', '" + tenant + "', false)");
    }

    /** A new user with that much in the wallet. */
    long user(long micros) throws SQLException {
        var user = number(
                admin(),
                "insert into app_user (tenant_id, telegram_id)"
                        + " select 1, coalesce(max(telegram_id), 0) + 1 from app_user returning id");
        if (micros > 0) {
            ask("ledger_credit('seed:%d', 'TOP_UP', %d, %d, '', 'test', null, '', now())"
                    .formatted(user, user, micros));
        }
        return user;
    }

    Answer ask(String call) throws SQLException {
        return ask(ours(), call);
    }

    static Answer ask(Connection connection, String call) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select * from " + call)) {
            row.next();
            return answer(row);
        }
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getBoolean("applied"),
                row.getBoolean("replayed"),
                row.getString("reason"),
                row.getLong("op_id"),
                row.getLong("moved_micros"),
                row.getLong("owed_micros"),
                row.getLong("returned_micros"));
    }

    /** On a thread and a connection of its own. */
    CompletableFuture<Answer> asking(String call) {
        var answer = new CompletableFuture<Answer>();
        Thread.ofPlatform().daemon().start(() -> {
            try (var connection = connect()) {
                answer.complete(ask(connection, call));
            } catch (SQLException | RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
        });
        return answer;
    }

    /** Until that many sessions of this database wait for a lock. */
    void untilWaiting(int sessions) throws SQLException, InterruptedException {
        var until = System.nanoTime() + DEADLINE_NANOS;
        while (number(
                        admin(),
                        "select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock'")
                < sessions) {
            if (System.nanoTime() > until) {
                throw new AssertionError("fewer than " + sessions + " wait for a lock");
            }
            Thread.sleep(5);
        }
    }

    /** The state code a call is refused with; {@code done} when it is not. */
    String state(String call) throws SQLException {
        try {
            ask(call);
            return "done";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }

    String stateOf(String sql) throws SQLException {
        return stateOf(ours(), sql);
    }

    String stateOfAdmin(String sql) throws SQLException {
        return stateOf(admin(), sql);
    }

    static String stateOf(Connection connection, String sql) {
        try {
            run(connection, sql);
            return "done";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    long number(String sql) throws SQLException {
        return number(ours(), sql);
    }

    /** {@code posted held owed}. */
    String wallet(long user) throws SQLException {
        return "%d %d %d"
                .formatted(
                        number(account("posted_micros", user, "wallet")),
                        number(account("held_micros", user, "wallet")),
                        -number(account("posted_micros", user, "receivable")));
    }

    private static String account(String column, long user, String code) {
        return "select %s from ledger_account where owner_user_id = %d and code = '%s'".formatted(column, user, code);
    }

    List<String> faults() throws SQLException {
        try (var statement = ours().createStatement();
                var rows = statement.executeQuery("select name || ': ' || detail from ledger_invariants()")) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** What came of those that were asked at once: an answer, or the state code of the refusal. */
    static List<String> outcomes(List<CompletableFuture<Answer>> asked) {
        return asked.stream()
                .map(one -> {
                    try {
                        var answer = one.join();
                        return answer.applied() ? answer.replayed() ? "again" : "applied" : answer.reason();
                    } catch (CompletionException failed) {
                        return failed.getCause() instanceof SQLException sql ? sql.getSQLState() : failed.toString();
                    }
                })
                .sorted()
                .toList();
    }
}
