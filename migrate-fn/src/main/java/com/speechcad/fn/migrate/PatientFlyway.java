package com.speechcad.fn.migrate;

import com.speechcad.fn.migrate.MigrateDatabase.Owner;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flyway beside functions that serve. A statement that waits for a lock on a table holds up everybody who comes after it, so
 * each waits only as long as a function's own statement can bear; then the migration gives way and is tried again. It is a
 * transaction: nothing of it is there until all of it is. One outside of a transaction is written to be done twice.
 */
final class PatientFlyway {
    private static final Logger LOG = LoggerFactory.getLogger(PatientFlyway.class);
    /** No lock in time, and a deadlock that the database has ended. */
    private static final Set<String> LOCKED = Set.of("55P03", "40P01");

    /** While a password is being renewed, the database may know one that the secret does not tell yet. */
    private static final Set<String> REFUSED = Set.of("28P01");

    private final Owner owner;
    private final String migrations;
    private final Patience patience;

    PatientFlyway(Owner owner, String migrations, Patience patience) {
        this.owner = owner;
        this.migrations = migrations;
        this.patience = patience;
    }

    /**
     * How long and how often.
     *
     * @param lock the longest wait for one lock; shorter than the functions' own limit for a statement
     * @param pause before the next try, in which whoever was held up goes on
     * @param tries of all that is pending, before it is given up
     */
    record Patience(Duration lock, Duration pause, int tries) {
        /** In all less than three minutes of the function's fifteen. */
        static final Patience USUAL = new Patience(Duration.ofSeconds(3), Duration.ofSeconds(5), 20);
    }

    MigrationInfoService info() {
        return patiently(() -> flyway().info());
    }

    /** @throws FlywayException when a migration fails, or gets no lock however often it is tried */
    void migrate() {
        patiently(() -> {
            forgetUnfinished();
            return flyway().migrate();
        });
    }

    private <T> T patiently(Supplier<T> work) {
        for (var attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (FlywayException failed) {
                if (attempt == patience.tries) {
                    throw failed;
                }
                if (has(failed, LOCKED)) {
                    LOG.warn(
                            "a migration got no lock within {} and gave way (try {} of {}); it is tried again in {}",
                            patience.lock,
                            attempt,
                            patience.tries,
                            patience.pause);
                } else if (has(failed, REFUSED)) {
                    LOG.info("the owner's password is refused, and read again: it may be being renewed");
                } else {
                    throw failed;
                }
                pause();
            }
        }
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations(migrations)
                // Its own lock would be an open transaction, and an index that is made beside writers waits for those.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .callbacks(new ShortWaits())
                .load();
    }

    /** Only a migration outside of a transaction leaves a mark where it failed; without it, it is tried again. */
    private void forgetUnfinished() {
        if (Arrays.stream(flyway().info().all()).anyMatch(one -> one.getState().isFailed())) {
            // Not Flyway's own repair, which would also take a file for right that was changed after it ran.
            try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                    var statement = connection.createStatement()) {
                statement.execute("delete from flyway_schema_history where not success");
            } catch (SQLException broken) {
                throw new FlywayException("the mark of a migration that failed cannot be taken away", broken);
            }
        }
    }

    private static boolean has(FlywayException failed, Set<String> states) {
        return Stream.<Throwable>iterate(failed, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .anyMatch(state -> state != null && states.contains(state));
    }

    private void pause() {
        try {
            Thread.sleep(patience.pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a migration waited for its next try", stopped);
        }
    }

    /** Before each migration anew: one that waits longer, since it holds nobody up, says so for itself alone. */
    private final class ShortWaits implements Callback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            try (var statement = context.getConnection().createStatement()) {
                statement.execute("set lock_timeout = " + patience.lock.toMillis());
            } catch (SQLException broken) {
                throw new FlywayException("the wait for locks cannot be limited", broken);
            }
        }

        @Override
        public String getCallbackName() {
            return "short waits for locks";
        }
    }
}
