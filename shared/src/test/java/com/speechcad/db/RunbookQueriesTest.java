package com.speechcad.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/runbook.md has an operator ask the database, asked as whom it says. */
class RunbookQueriesTest {
    private static final Path RUNBOOK = Path.of("..", "docs", "runbook.md");
    private static final Pattern FENCED = Pattern.compile("(?m)^ *(select [^;`]+);$");
    private static final Pattern INLINE = Pattern.compile("`(select [^`]+)`");

    /** As RDS gives them: the owner is not all-powerful, and may see what every session does. */
    private static final String OWNER = "runbook_owner";

    private static TestDatabase database;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        database.admin("drop role if exists " + OWNER);
        database.admin("create role " + OWNER + " login password '" + database.appPassword() + "' in role pg_monitor");
    }

    @AfterAll
    static void stop() {
        database.admin("drop role " + OWNER);
        database.drop();
    }

    @Test
    void a_transaction_that_somebody_holds_open_is_named_to_the_owner_and_hidden_from_the_functions_role()
            throws SQLException, IOException {
        try (var holder = database.adminConnection()) {
            holder.setAutoCommit(false);
            var pid = first(holder, "select pg_backend_pid()");
            var sessions = statements("pg_stat_activity").filter(statement -> statement.startsWith("select pid"));

            assertThat(sessions.toList()).hasSize(2).allSatisfy(statement -> {
                // Nobody waits a minute here, and this session is idle but for its transaction.
                var now = statement.replace("interval '1 minute'", "interval '0 seconds'");
                assertThat(pids(OWNER, now)).as(now).contains(pid);
                assertThat(pids("speechcad_app", now)).as(now).doesNotContain(pid);
            });
        }
    }

    @Test
    void where_connections_come_from_is_told_to_the_owner() throws SQLException, IOException {
        try (var _ = database.adminConnection()) {
            var statement = statements("client_addr").toList();
            assertThat(statement).hasSize(1);
            try (var owner = connect(OWNER)) {
                assertThat(rows(owner, statement.getFirst(), 2)).contains("127.0.0.1");
            }
        }
    }

    /** Everything else is asked as the functions' role, for one tenant. */
    @Test
    void every_other_question_is_understood_and_allowed() throws SQLException, IOException {
        var others = statements("")
                .filter(text -> !text.contains("pg_stat_activity"))
                .toList();
        assertThat(others).hasSizeGreaterThan(3);
        try (var app = connect("speechcad_app");
                var asking = app.createStatement()) {
            asking.execute("set app.tenant = '1'");
            for (var statement :
                    others.stream().filter(text -> !text.contains("PID")).toList()) {
                assertThat(asking.execute(statement)).as(statement).isTrue();
            }
        }
    }

    private static Stream<String> statements(String about) throws IOException {
        var text = Files.readString(RUNBOOK);
        return Stream.of(FENCED, INLINE)
                .flatMap(shape -> shape.matcher(text).results())
                .map(found -> found.group(1).replaceAll("\\s+", " "))
                .filter(statement -> statement.contains(about));
    }

    private static List<String> pids(String role, String statement) throws SQLException {
        try (var connection = connect(role)) {
            return rows(connection, statement, 1);
        }
    }

    private static String first(Connection connection, String statement) throws SQLException {
        return rows(connection, statement, 1).getFirst();
    }

    private static List<String> rows(Connection connection, String statement, int column) throws SQLException {
        try (var asking = connection.createStatement();
                var found = asking.executeQuery(statement)) {
            var values = new ArrayList<String>();
            while (found.next()) {
                values.add(String.valueOf(found.getString(column)));
            }
            return values;
        }
    }

    private static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(database.url(), role, database.appPassword());
    }
}
