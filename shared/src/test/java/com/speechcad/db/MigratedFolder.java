package com.speechcad.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * A data folder of PostgreSQL in which every migration has been applied, made once for all JVMs of a build and of the
 * builds after it: to copy it takes a fraction of what {@code initdb} and the migrations do.
 */
public final class MigratedFolder {
    /** In it are all migrations and nothing else. The lab's has the same name. */
    public static final String DATABASE = "speechcad";

    /** As a deployment migrates: an index that is made concurrently would wait for Flyway's own lock. */
    static final Map<String, String> NO_TRANSACTION = Map.of("flyway.postgresql.transactional.lock", "false");

    private static final MadeOnce MADE = new MadeOnce(
            Path.of(System.getProperty("speechcad.test.migrated", "target/migrated")),
            WhatItIsMadeOf.name(MigratedFolder.class.getClassLoader()),
            MigratedFolder::make);

    private MigratedFolder() {}

    /**
     * A copy of it, for a server that is started there.
     *
     * @param data not there yet, or empty
     */
    public static void copyTo(Path data) {
        try {
            MADE.copyTo(data);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void make(Path data) throws IOException {
        try (var server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(TestPort.free())
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                // Little is written and then copied for every server.
                .setServerConfig("min_wal_size", "32MB")
                .setServerConfig("max_wal_size", "32MB")
                .start()) {
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + DATABASE);
            } catch (SQLException broken) {
                throw new IOException(broken);
            }
            Flyway.configure()
                    .dataSource(server.getDatabase("postgres", DATABASE))
                    .configuration(NO_TRANSACTION)
                    .load()
                    .migrate();
        }
        // To stop it is given some seconds, and what goes wrong then is only logged.
        if (Files.exists(data.resolve("postmaster.pid"))) {
            throw new IOException("the server in " + data + " did not stop");
        }
    }
}
