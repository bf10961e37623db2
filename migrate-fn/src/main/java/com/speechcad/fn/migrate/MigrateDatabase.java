package com.speechcad.fn.migrate;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what is pending as the owner of the database, and gives the functions' role its password. */
@Singleton
class MigrateDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(MigrateDatabase.class);
    private static final int MOST_TRIES = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    /** PostgreSQL's {@code invalid_password}. */
    private static final String WRONG_PASSWORD = "28P01";

    private static final String BEFORE_THE_FIRST = "none";

    /** A role's password cannot be a parameter; PostgreSQL quotes its own words best. */
    private static final String QUOTED = "select format('alter role %I with login password %L', ?, ?)";

    private final String url;
    private final String ownerUser;
    private final String functionsRole;
    private final Passwords passwords;

    MigrateDatabase(
            @Value("${database.url}") String url,
            @Value("${database.owner.user}") String ownerUser,
            @Value("${database.user}") String functionsRole,
            Passwords passwords) {
        this.url = url;
        this.ownerUser = ownerUser;
        this.functionsRole = functionsRole;
        this.passwords = passwords;
    }

    /** Versions before and after, and how many migrations lay between. */
    record Done(String from, String to, int executed) {}

    Done migrate() {
        var result = asOwner(Flyway::migrate);
        agreeOnPassword();
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
        return Arrays.stream(asOwner(Flyway::info).pending())
                .map(migration -> migration.getVersion() + " " + migration.getDescription())
                .toList();
    }

    /** While the password is being renewed the database may know one that the secret does not tell yet. */
    private <T> T asOwner(Function<Flyway, T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return work.apply(flyway());
            } catch (FlywayException failed) {
                if (!isRefused(failed) || tries == MOST_TRIES) {
                    throw failed;
                }
                LOG.info("the owner's password is refused, and read again: it may be being renewed");
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private static boolean isRefused(Throwable failed) {
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof SQLException refused && WRONG_PASSWORD.equals(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(url, ownerUser, passwords.owner())
                .locations("classpath:db/migration")
                .load();
    }

    /**
     * The secret wins where the two differ: in a fresh database, and after a renewal that ended half way. Where they agree
     * nothing is set, so that a renewal under way is not undone.
     */
    private void agreeOnPassword() {
        var password = passwords.functions();
        if (letsIn(password)) {
            return;
        }
        set(password);
        var now = passwords.functions();
        if (!now.equals(password)) {
            set(now);
        }
    }

    private boolean letsIn(String password) {
        try (var connection = DriverManager.getConnection(url, functionsRole, password)) {
            return connection.isValid(0);
        } catch (SQLException refused) {
            return false;
        }
    }

    private void set(String password) {
        try (var connection = DriverManager.getConnection(url, ownerUser, passwords.owner());
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
