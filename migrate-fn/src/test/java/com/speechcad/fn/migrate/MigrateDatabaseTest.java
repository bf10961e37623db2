package com.speechcad.fn.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestPort;
import com.speechcad.fn.migrate.MigrateDatabase.Owner;
import com.speechcad.fn.migrate.PatientFlyway.Patience;
import com.speechcad.lambda.HeardLog;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration beside functions that read and write all the time. */
class MigrateDatabaseTest {
    private static final Patience SHORT = new Patience(Duration.ofMillis(200), Duration.ofMillis(100), 100);
    private static final Patience ONCE_MORE = new Patience(Duration.ofMillis(100), Duration.ofMillis(50), 2);

    private static EmbeddedPostgres server;
    private static int databases;

    @TempDir
    Path migrations;

    private Owner owner = new Owner("", "", fixed(""));

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setPort(TestPort.free())
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void a_table_that_others_use() throws SQLException, IOException {
        var name = "migrated" + ++databases;
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        owner = new Owner(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + name, "postgres", fixed("postgres"));
        write("V1__first.sql", "create table busy (id int); insert into busy select generate_series(1, 100);");
        migrate(SHORT);
    }

    @Test
    void a_migration_that_gets_no_lock_gives_way_says_so_and_is_done_when_there_is_one() throws Exception {
        write("V2__second.sql", "create table further (id int); alter table busy add column more int;");
        write("V3__third.sql", "alter table busy add column most int;");
        try (var log = HeardLog.open();
                var reader = connect()) {
            reader.setAutoCommit(false);
            count(reader);

            var migrated = CompletableFuture.supplyAsync(() -> migrate(SHORT));
            until(() -> log.lines().stream()
                            .filter(line -> line.contains("got no lock"))
                            .count()
                    >= 3);
            // Whoever comes while it waits is served again as soon as it gives way.
            try (var other = connect()) {
                assertThat(count(other)).isEqualTo(100);
            }
            assertThat(migrated).isNotDone();
            assertThat(exists("further")).as("half of it is not there").isFalse();

            reader.commit();
            assertThat(migrated.get(20, TimeUnit.SECONDS)).isEqualTo(new MigrateDatabase.Done("1", "3", 2));
            assertThat(exists("further")).isTrue();
        }
    }

    @Test
    void a_lock_that_never_comes_ends_it_and_the_next_deployment_begins_where_it_was() throws Exception {
        write("V2__second.sql", "create table further (id int);");
        write("V3__third.sql", "alter table busy add column more int;");
        try (var reader = connect()) {
            reader.setAutoCommit(false);
            count(reader);

            assertThatThrownBy(() -> migrate(ONCE_MORE)).isInstanceOf(FlywayException.class);
            assertThat(exists("further")).as("what came before stays").isTrue();
        }

        assertThat(migrate(SHORT)).isEqualTo(new MigrateDatabase.Done("2", "3", 1));
    }

    /** On AWS the server ends a session that has nothing to say for ten minutes; so the lock is held by the one that migrates. */
    @Test
    void a_migration_may_take_longer_than_the_server_bears_a_session_that_does_nothing() throws Exception {
        try (var connection = connect()) {
            execute(connection, "alter role postgres set idle_session_timeout = '1s'");
        }
        try {
            write("V2__second.sql", "select pg_sleep(3); create table further (id int);");

            assertThat(migrate(ONCE_MORE)).isEqualTo(new MigrateDatabase.Done("1", "2", 1));
        } finally {
            try (var connection = connect()) {
                execute(connection, "alter role postgres reset idle_session_timeout");
            }
        }
        assertThat(exists("further")).isTrue();
    }

    @Test
    void what_is_wrong_is_not_tried_again() throws IOException {
        write("V2__second.sql", "alter table nobody_knows add column more int;");
        try (var log = HeardLog.open()) {
            assertThatThrownBy(() -> migrate(SHORT)).isInstanceOf(FlywayException.class);
            assertThat(log.lines()).noneMatch(line -> line.contains("got no lock"));
        }
    }

    @Test
    void an_index_is_made_beside_those_who_write_and_later_migrations_wait_shortly_again() throws Exception {
        write("V2__second.sql", CONCURRENT);
        write("V2__second.sql.conf", "executeInTransaction=false");
        write("V3__third.sql", "create table said as select current_setting('lock_timeout') as wait;");
        try (var writer = connect()) {
            writer.setAutoCommit(false);
            execute(writer, "insert into busy values (0)");

            var migrated = CompletableFuture.supplyAsync(() -> migrate(SHORT));
            until(() -> isThere("select from pg_stat_activity where query like 'create index concurrently%'"
                    + " and wait_event_type = 'Lock'"));
            try (var other = connect()) {
                execute(other, "insert into busy values (-1)");
            }
            writer.commit();

            assertThat(migrated.get(20, TimeUnit.SECONDS)).isEqualTo(new MigrateDatabase.Done("1", "3", 2));
        }
        assertThat(isThere("select from pg_index where indexrelid = 'busy_by_id'::regclass and indisvalid"))
                .isTrue();
        assertThat(isThere("select from said where wait = '200ms'")).isTrue();
    }

    @Test
    void an_index_that_was_given_up_half_made_is_made_anew() throws Exception {
        write("V2__second.sql", CONCURRENT.replace("set lock_timeout = 0;", "set lock_timeout = '100ms';"));
        write("V2__second.sql.conf", "executeInTransaction=false");
        try (var log = HeardLog.open();
                var writer = connect()) {
            writer.setAutoCommit(false);
            execute(writer, "insert into busy values (0)");

            var migrated = CompletableFuture.supplyAsync(() -> migrate(SHORT));
            until(() -> log.lines().stream().anyMatch(line -> line.contains("got no lock")));
            writer.commit();

            assertThat(migrated.get(20, TimeUnit.SECONDS)).isEqualTo(new MigrateDatabase.Done("1", "2", 1));
        }
        assertThat(isThere("select from pg_index where indexrelid = 'busy_by_id'::regclass and indisvalid"))
                .isTrue();
    }

    /** As CONTRIBUTING asks for. */
    private static final String CONCURRENT = """
            -- Why.
            set lock_timeout = 0;
            drop index concurrently if exists busy_by_id;
            create index concurrently busy_by_id on busy (id);
            """;

    private MigrateDatabase.Done migrate(Patience patience) {
        return new MigrateDatabase(owner, owner.user(), "filesystem:" + migrations, patience).migrate();
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(migrations.resolve(name), sql);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(owner.url(), owner.user(), owner.password());
    }

    private static int count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from busy")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean exists(String table) {
        return isThere("select from pg_class where relname = '" + table + "'");
    }

    private boolean isThere(String query) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select exists(" + query + ")")) {
            rows.next();
            return rows.getBoolean(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it never came to that").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static Passwords fixed(String password) {
        return new Passwords() {
            @Override
            public String owner() {
                return password;
            }

            @Override
            public String functions() {
                return password;
            }
        };
    }
}
