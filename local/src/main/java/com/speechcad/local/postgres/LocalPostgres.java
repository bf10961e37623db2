package com.speechcad.local.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * A PostgreSQL 17 of our own on a folder that lasts. What is committed survives a killed process and a restart; the
 * settings that promise it are asked for and then asked back.
 */
public final class LocalPostgres implements AutoCloseable {
    /** The role the functions connect as; the migrations make it, without a password. */
    public static final String APP_ROLE = "speechcad_app";

    private static final String DATABASE = "speechcad";
    private static final String SUPERUSER = "postgres";
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private LocalPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server on the folder, after stopping one that an earlier run left there.
     *
     * @param port 0 for any free one
     * @param fresh whether everything in the folder goes first
     */
    public static LocalPostgres start(Path folder, int port, boolean fresh) {
        var data = folder.toAbsolutePath().normalize();
        try {
            LeftoverPostmaster.stop(data);
            if (fresh) {
                remove(data);
            }
            Files.createDirectories(data);
            var log = ProcessBuilder.Redirect.appendTo(
                    data.resolveSibling(data.getFileName() + ".log").toFile());
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_WITHIN)
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .setPort(port == 0 ? QuietPort.any() : port)
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "64MB");
            // Its launcher passes -F, which is fsync=off; what comes later on the command line wins.
            DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
            var postgres = new LocalPostgres(builder.start());
            postgres.prepare();
            return postgres;
        } catch (IOException broken) {
            throw new UncheckedIOException("PostgreSQL does not start on " + data, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL started", interrupted);
        }
    }

    /** Stops one that runs on this folder, if one does, whoever started it; what is committed stays. */
    public static void stopLeftover(Path folder) throws IOException {
        try {
            LeftoverPostmaster.stop(folder.toAbsolutePath().normalize());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL stopped", interrupted);
        }
    }

    /** The JDBC URL, without user and password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE;
    }

    public int port() {
        return server.getPort();
    }

    /** For migrations and for the lab's look behind the curtain; the functions never get it. */
    public DataSource superuser() {
        return server.getDatabase(SUPERUSER, DATABASE);
    }

    /** Brings the schema up to date and gives {@link #APP_ROLE} its password. */
    public void migrate(String appPassword) {
        try {
            Flyway.configure()
                    .dataSource(superuser())
                    .locations("classpath:db/migration")
                    .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                    .load()
                    .migrate();
        } catch (FlywayValidateException other) {
            throw new IllegalStateException(
                    "this data folder was made by another version, whose database cannot be carried over."
                            + " Start once with --fresh, which forgets what is in it, or use another folder with --data",
                    other);
        }
        try (var connection = superuser().getConnection()) {
            execute(
                    connection,
                    "alter role " + APP_ROLE + " with login password '" + appPassword.replace("'", "''") + "'");
        } catch (SQLException broken) {
            throw new IllegalStateException("role " + APP_ROLE + " cannot be given its password", broken);
        }
    }

    /** Stops the server cleanly; the folder stays. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void prepare() {
        try (var connection = server.getPostgresDatabase().getConnection()) {
            for (var setting : DURABLE) {
                if (!ask(connection, "show " + setting).equals("on")) {
                    throw new IllegalStateException(setting + " is off: this PostgreSQL would forget commits");
                }
            }
            var known = ask(connection, "select count(*) from pg_database where datname = '" + DATABASE + "'");
            if (known.equals("0")) {
                execute(connection, "create database " + DATABASE);
            }
        } catch (SQLException | RuntimeException broken) {
            close();
            throw new IllegalStateException("PostgreSQL is not as it must be", broken);
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            if (!answer.next()) {
                throw new SQLException("no answer to: " + question);
            }
            return answer.getString(1);
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
