package com.speechcad.fn.migrate;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what is pending as the owner of the database, and gives the functions' role its password. */
@Singleton
class MigrateDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(MigrateDatabase.class);
    private static final String BEFORE_THE_FIRST = "none";

    /** A role's password cannot be a parameter; PostgreSQL quotes its own words best. */
    private static final String QUOTED = "select format('alter role %I with login password %L', ?, ?)";

    private final String url;
    private final String ownerUser;
    private final String ownerPassword;
    private final String functionsRole;
    private final String functionsPassword;

    MigrateDatabase(
            @Value("${database.url}") String url,
            @Value("${database.owner.user}") String ownerUser,
            @Value("${database.owner.password}") String ownerPassword,
            @Value("${database.user}") String functionsRole,
            @Value("${database.password}") String functionsPassword) {
        this.url = url;
        this.ownerUser = ownerUser;
        this.ownerPassword = ownerPassword;
        this.functionsRole = functionsRole;
        this.functionsPassword = functionsPassword;
    }

    /** Versions before and after, and how many migrations lay between. */
    record Done(String from, String to, int executed) {}

    Done migrate() {
        var result = flyway().migrate();
        setPassword();
        var done = new Done(
                Objects.requireNonNullElse(result.initialSchemaVersion, BEFORE_THE_FIRST),
                Objects.requireNonNullElse(
                        result.targetSchemaVersion,
                        Objects.requireNonNullElse(result.initialSchemaVersion, BEFORE_THE_FIRST)),
                result.migrationsExecuted);
        LOG.info("migrated from {} to {}, {} executed", done.from(), done.to(), done.executed());
        return done;
    }

    /** What {@link #migrate()} would run, as {@code version description}. */
    List<String> pending() {
        return Arrays.stream(flyway().info().pending())
                .map(migration -> migration.getVersion() + " " + migration.getDescription())
                .toList();
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(url, ownerUser, ownerPassword)
                .locations("classpath:db/migration")
                .load();
    }

    /** The secret wins each time: it is renewed by its own schedule, and this makes a fresh database agree with it. */
    private void setPassword() {
        try (var connection = DriverManager.getConnection(url, ownerUser, ownerPassword);
                var quote = connection.prepareStatement(QUOTED);
                var statement = connection.createStatement()) {
            quote.setString(1, functionsRole);
            quote.setString(2, functionsPassword);
            try (var quoted = quote.executeQuery()) {
                quoted.next();
                statement.execute(quoted.getString(1));
            }
        } catch (SQLException refused) {
            // Not the exception itself: its message may hold the statement.
            throw new IllegalStateException(
                    "role " + functionsRole + " cannot be given its password, SQL state " + refused.getSQLState());
        }
    }
}
