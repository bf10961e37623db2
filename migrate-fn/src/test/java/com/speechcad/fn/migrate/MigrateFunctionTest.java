package com.speechcad.fn.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestPort;
import io.micronaut.context.ApplicationContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MigrateFunctionTest {
    /** Quotes and backslashes belong to what a generator may draw. */
    private static final String PASSWORD = "it's \\ \"fictional\"";

    private static EmbeddedPostgres server;

    /** As a managed database comes: an owner who is no superuser, and nothing in it. */
    @BeforeAll
    static void start() throws IOException, SQLException {
        // By itself the embedded server believes anybody.
        var rules = Files.writeString(Files.createTempFile("pg_hba", ".conf"), """
                host all speechcad_app all scram-sha-256
                host all owner all scram-sha-256
                host all all all trust
                """);
        rules.toFile().setReadable(true, false);
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("hba_file", rules.toString())
                .setPort(TestPort.free())
                .start();
        execute(server.getPostgresDatabase(), "create role owner login createrole createdb password 'local-only'");
        execute(server.getPostgresDatabase(), "create database speechcad owner owner");
        execute(server.getPostgresDatabase(), "create database renewed owner owner");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void an_empty_database_is_made_ready_once_and_a_second_time_changes_nothing() throws SQLException {
        try (var context = context("speechcad", PASSWORD)) {
            var function = new MigrateFunction(context);

            assertThat((List<?>) function.execute(Map.of("task", "pending")).get("pending"))
                    .hasSizeGreaterThan(10)
                    .first()
                    .isEqualTo("001 foundation");
            var first = function.execute(null);
            assertThat(first).containsEntry("from", "none");
            assertThat((Integer) first.get("executed")).isGreaterThan(10);

            assertThat(function.execute(Map.of()))
                    .containsEntry("executed", 0)
                    .containsEntry("from", first.get("to"))
                    .containsEntry("to", first.get("to"));
            assertThat(function.execute(Map.of("task", "pending"))).containsEntry("pending", List.of());
        }
        assertThat(tenants(PASSWORD)).isEqualTo(1);
    }

    @Test
    void the_functions_role_gets_the_password_of_the_secret_each_time() throws SQLException {
        try (var context = context("speechcad", "the first")) {
            new MigrateFunction(context).execute(null);
        }
        try (var context = context("speechcad", PASSWORD)) {
            new MigrateFunction(context).execute(null);
        }

        assertThat(tenants(PASSWORD)).isEqualTo(1);
        assertThatThrownBy(() -> tenants("the first")).hasMessageContaining("password authentication failed");
    }

    /** An instance is kept between two deployments, and both passwords are renewed meanwhile. */
    @Test
    void an_instance_that_lives_on_knows_the_passwords_of_today() throws SQLException {
        var now = new Renewed("local-only", "of the first day");
        try (var context = context(now)) {
            var function = new MigrateFunction(context);
            function.execute(null);

            now.owner = "of the second day";
            now.functions = PASSWORD;
            execute(server.getPostgresDatabase(), "alter role owner password 'of the second day'");
            function.execute(null);
        } finally {
            execute(server.getPostgresDatabase(), "alter role owner password 'local-only'");
        }

        assertThat(tenants("renewed", PASSWORD)).isEqualTo(1);
    }

    /** Of the renewal's steps the database's comes first: for some seconds it knows what the secret does not tell yet. */
    @Test
    void a_renewal_under_way_is_waited_for() throws SQLException {
        var reads = new AtomicInteger();
        var now = new Renewed("the one before", PASSWORD) {
            @Override
            public String owner() {
                return reads.incrementAndGet() < 3 ? owner : "local-only";
            }
        };
        try (var context = context(now)) {
            assertThat(new MigrateFunction(context).execute(null)).containsKey("to");
        }
        assertThat(reads.get()).isGreaterThanOrEqualTo(3);
    }

    private static class Renewed implements Passwords {
        String owner;
        String functions;

        Renewed(String owner, String functions) {
            this.owner = owner;
            this.functions = functions;
        }

        @Override
        public String owner() {
            return owner;
        }

        @Override
        public String functions() {
            return functions;
        }
    }

    private static ApplicationContext context(Passwords passwords) {
        return ApplicationContext.builder(Map.of(
                        "database.url", url("renewed"),
                        "database.owner.user", "owner",
                        "database.owner.password", "of the start",
                        "database.user", "speechcad_app",
                        "database.password", "of the start"))
                .singletons(passwords)
                .start();
    }

    private static ApplicationContext context(String database, String password) {
        return ApplicationContext.run(Map.of(
                "database.url", url(database),
                "database.owner.user", "owner",
                "database.owner.password", "local-only",
                "database.user", "speechcad_app",
                "database.password", password));
    }

    private static String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    /** What the functions' role sees of the tenants once it names one. */
    private static int tenants(String password) throws SQLException {
        return tenants("speechcad", password);
    }

    private static int tenants(String database, String password) throws SQLException {
        try (var connection = DriverManager.getConnection(url(database), "speechcad_app", password);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.tenant', '1', true)");
            try (var rows = statement.executeQuery("select count(*) from tenant")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
