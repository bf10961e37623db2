package com.speechcad.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL 17, started once per JVM on a copy of the {@link MigratedFolder}; each {@link #fresh()} is a copy of
 * its database. The functions' restricted role is who connects; {@link #admin(String)} is the superuser, for looking
 * behind the curtain.
 */
public final class TestDatabase {
    private static final String PASSWORD = "local-only";
    private static final Duration LOCK_DEADLINE = Duration.ofMinutes(1);
    /** Nothing here has to outlive the JVM, and connecting need not be slow for whoever guesses passwords. */
    private static final Map<String, String> SETTINGS = Map.of(
            "max_connections", "200",
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "scram_iterations", "1");

    private static final AtomicInteger COPIES = new AtomicInteger();

    private static @Nullable EmbeddedPostgres server;
    private static @Nullable Superuser maker;

    private final @Nullable EmbeddedPostgres postgres;
    private final @Nullable Superuser superuser;
    private final String name;
    private final String url;

    private TestDatabase(@Nullable EmbeddedPostgres postgres, String name, String url) {
        this.postgres = postgres;
        this.superuser = postgres == null ? null : new Superuser(postgres.getDatabase("postgres", name));
        this.name = name;
        this.url = url;
    }

    public static TestDatabase fresh() {
        var running = start();
        var name = "test_" + COPIES.incrementAndGet();
        // File by file: by the log, which is the default, it costs four times as much.
        maker(running).run("create database " + name + " template " + MigratedFolder.DATABASE + " strategy file_copy");
        return new TestDatabase(running, name, "jdbc:postgresql://localhost:" + running.getPort() + "/" + name);
    }

    /** One of another process, migrated already, whose restricted role has this class's password. */
    static TestDatabase at(String url) {
        return new TestDatabase(null, "", url);
    }

    /** What a function's configuration says. */
    public Map<String, Object> properties() {
        return Map.of(
                "datasources.default.url",
                url(),
                "datasources.default.username",
                "speechcad_app",
                "datasources.default.password",
                PASSWORD,
                "datasources.default.driver-class-name",
                "org.postgresql.Driver",
                "datasources.default.maximum-pool-size",
                8,
                "datasources.default.minimum-idle",
                0);
    }

    public String url() {
        return url;
    }

    public String appPassword() {
        return PASSWORD;
    }

    /** Runs a statement as the superuser, who commits at once. */
    public void admin(String sql) {
        superuser().run(sql);
    }

    /** The first column of what the superuser sees. */
    public List<String> lines(String query) {
        return superuser().lines(query);
    }

    private Superuser superuser() {
        if (superuser == null) {
            throw noSuperuser();
        }
        return superuser;
    }

    /** Gives its room back; whoever is still connected is cut off. Another process's stays. */
    void drop() {
        if (postgres != null && superuser != null) {
            superuser.close();
            maker(postgres).run("drop database if exists " + name + " with (force)");
        }
    }

    /** Waits until somebody waits for a lock in this database, a row's or any other. */
    public void awaitLockWaiter() {
        awaitLockWaiters(1, () -> false);
    }

    /** Waits until so many do, or {@code otherwise} holds. */
    public void awaitLockWaiters(int many, BooleanSupplier otherwise) {
        var end = System.nanoTime() + LOCK_DEADLINE.toNanos();
        while (!otherwise.getAsBoolean() && lockWaiters() < many) {
            if (System.nanoTime() > end) {
                throw new AssertionError("fewer than " + many + " wait for a lock");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private int lockWaiters() {
        return lines("select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .size();
    }

    /** Where the superuser comes in, for whoever connects by itself. */
    public String adminUrl() {
        return ours().getJdbcUrl("postgres", name);
    }

    /** A connection as the superuser, to be closed by the caller. */
    public java.sql.Connection adminConnection() throws SQLException {
        return ours().getDatabase("postgres", name).getConnection();
    }

    private EmbeddedPostgres ours() {
        if (postgres == null) {
            throw noSuperuser();
        }
        return postgres;
    }

    private static IllegalStateException noSuperuser() {
        return new IllegalStateException("another process's database has no superuser here");
    }

    /** Who makes and drops databases. */
    private static synchronized Superuser maker(EmbeddedPostgres running) {
        if (maker == null) {
            maker = new Superuser(running.getPostgresDatabase());
        }
        return maker;
    }

    private static synchronized EmbeddedPostgres start() {
        if (server == null) {
            try {
                var folders = new LeftoverFolders(Path.of(System.getProperty("java.io.tmpdir")), "test-database");
                folders.remove();
                var data = folders.create();
                MigratedFolder.copyTo(data);
                var builder = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPort(TestPort.free());
                SETTINGS.forEach(builder::setServerConfig);
                server = builder.start();
                var started = server;
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started, data)));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            maker(server).run("alter role speechcad_app password '" + PASSWORD + "'");
        }
        return server;
    }

    private static void stop(EmbeddedPostgres started, Path data) {
        try {
            started.close();
            Folders.remove(data);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
