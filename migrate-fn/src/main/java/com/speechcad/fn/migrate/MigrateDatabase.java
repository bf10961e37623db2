package com.speechcad.fn.migrate;

import com.speechcad.fn.migrate.PatientFlyway.Patience;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what is pending as the owner of the database, and gives the functions' role its password. */
@Singleton
class MigrateDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(MigrateDatabase.class);
    private static final String BEFORE_THE_FIRST = "none";
    private static final String MIGRATIONS = "classpath:db/migration";

    /** A role's password cannot be a parameter; PostgreSQL quotes its own words best. */
    private static final String QUOTED = "select format('alter role %I with login password %L', ?, ?)";

    private final Owner owner;
    private final String functionsRole;
    private final PatientFlyway flyway;

    @Inject
    MigrateDatabase(
            @Value("${database.url}") String url,
            @Value("${database.owner.user}") String ownerUser,
            @Value("${database.user}") String functionsRole,
            Passwords passwords) {
        this(new Owner(url, ownerUser, passwords), functionsRole, MIGRATIONS, Patience.USUAL);
    }

    /** @param migrations where they are, as Flyway names places */
    MigrateDatabase(Owner owner, String functionsRole, String migrations, Patience patience) {
        this.owner = owner;
        this.functionsRole = functionsRole;
        this.flyway = new PatientFlyway(owner, migrations, patience);
    }

    /** The database and who may change its schema. */
    record Owner(String url, String user, Passwords passwords) {
        /** As it is now. */
        String password() {
            return passwords.owner();
        }
    }

    /** Versions before and after, and how many migrations lay between. */
    record Done(String from, String to, int executed) {}

    /** @throws org.flywaydb.core.api.FlywayException when a migration fails, or gets no lock however often it is tried */
    Done migrate() {
        var before = flyway.info();
        flyway.migrate();
        var after = flyway.info();
        agreeOnPassword();
        var done = new Done(
                version(before.current()), version(after.current()), after.applied().length - before.applied().length);
        LOG.info("migrated from {} to {}, {} executed", done.from(), done.to(), done.executed());
        return done;
    }

    /** What {@link #migrate()} would run, as {@code version description}. */
    List<String> pending() {
        return Arrays.stream(flyway.info().pending())
                .map(migration -> migration.getVersion() + " " + migration.getDescription())
                .toList();
    }

    private static String version(@Nullable MigrationInfo current) {
        return Optional.ofNullable(current)
                .map(known -> known.getVersion().getVersion())
                .orElse(BEFORE_THE_FIRST);
    }

    /**
     * The secret wins where the two differ: in a fresh database, and after a renewal that ended half way. Where they agree
     * nothing is set, so that a renewal under way is not undone.
     */
    private void agreeOnPassword() {
        var password = owner.passwords().functions();
        if (letsIn(password)) {
            return;
        }
        set(password);
        var now = owner.passwords().functions();
        if (!now.equals(password)) {
            set(now);
        }
    }

    private boolean letsIn(String password) {
        try (var connection = DriverManager.getConnection(owner.url(), functionsRole, password)) {
            return connection.isValid(0);
        } catch (SQLException refused) {
            return false;
        }
    }

    private void set(String password) {
        try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                var quote = connection.prepareStatement(QUOTED);
                var statement = connection.createStatement()) {
            quote.setString(1, functionsRole);
            quote.setString(2, password);
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
