package com.speechcad.db;

import com.speechcad.kernel.Unreachable;
import io.micronaut.data.connection.exceptions.ConnectionException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells "try again" from "a bug" by PostgreSQL's state codes. */
final class SqlFaults {
    private static final Logger LOG = LoggerFactory.getLogger(SqlFaults.class);
    private static final Set<String> AGAIN =
            Set.of("40001", "40P01", "55P03", "57014", "57P01", "57P02", "57P03", "53300", "25P03");

    /** PostgreSQL refuses the password; the driver has none to send. */
    private static final Set<String> PASSWORD = Set.of("28P01", "08004");

    /** The ledger's own: one key, two different things; one thing, two keys. */
    private static final Set<String> REUSED = Set.of("SC409", "SC410");

    private SqlFaults() {}

    /** No connection came about, because the password is another one now, or was not there at the start. */
    static boolean isPasswordRefused(RuntimeException failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && PASSWORD.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    static RuntimeException translate(RuntimeException failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unreachable unreachable) {
                return unreachable;
            }
            if (cause instanceof Reused said) {
                // A round trip has said it, and its transaction ends with it.
                return said;
            }
            if (cause instanceof ConnectionException) {
                // It broke under the transaction; the pool says so without a state code.
                return new Unreachable("the connection to the database was lost", failed);
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null && REUSED.contains(sql.getSQLState())) {
                return reused(sql);
            }
            if (cause instanceof SQLException sql && isPassing(sql)) {
                return new Unreachable(words(sql), failed);
            }
        }
        return failed;
    }

    /** For operators, with the code behind it by which PostgreSQL's manual knows it. */
    private static String words(SQLException sql) {
        var state = String.valueOf(sql.getSQLState());
        var what = switch (state) {
            case "40001", "40P01" -> "had two transactions wait for each other";
            case "55P03" -> "did not give a lock in time";
            case "57014" -> "ended a statement that took too long";
            case "57P01", "57P02", "57P03" -> "is starting or stopping";
            case "53300" -> "has no connection left";
            case "25P03" -> "ended a transaction that stood still";
            default -> "cannot be reached";
        };
        return "the database " + what + (sql.getSQLState() == null ? "" : " (" + state + ")");
    }

    /** One key for two things, which the log has by now. */
    private static final class Reused extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Reused(String what, SQLException failed) {
            super(what, failed);
        }
    }

    /** Whichever statement of a round trip it was: it names its key. */
    private static Reused reused(SQLException failed) {
        var what = String.valueOf(failed.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("^ERROR: ", "");
        LOG.error("ALARM {}", what);
        return new Reused(what, failed);
    }

    /** A broken rule of the schema, as opposed to a database in trouble. */
    private static boolean isPassing(SQLException sql) {
        var state = sql.getSQLState();
        return sql instanceof SQLTransientException
                // What the pool says, without a code, of a connection that broke within the transaction.
                || "Connection is closed".equals(sql.getMessage())
                || (state != null && (AGAIN.contains(state) || state.startsWith("08")));
    }
}
