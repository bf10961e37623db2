package com.speechcad.db;

import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction per effect. Its first statement names the tenant to row-level security, for this transaction only. A
 * call within a transaction of the same tenant joins it; one of another tenant is a bug.
 */
@Singleton
public class Tx {
    private static final Logger LOG = LoggerFactory.getLogger(Tx.class);

    private final TransactionOperations<Connection> transactions;
    private final Connections connections;
    private final ThreadLocal<@Nullable Scope> open = new ThreadLocal<>();
    private final ThreadLocal<Boolean> rehearsal = ThreadLocal.withInitial(() -> false);

    Tx(TransactionOperations<Connection> transactions, Connections connections) {
        this.transactions = transactions;
        this.connections = connections;
    }

    /** @throws Unreachable when the database could not be reached, or asks to try again */
    public void run(TenantId tenant, Runnable work) {
        call(tenant, () -> {
            work.run();
            return true;
        });
    }

    /** @throws Unreachable when the database could not be reached, or asks to try again */
    public <T> T call(TenantId tenant, Supplier<T> work) {
        var joined = open.get();
        if (joined != null) {
            if (!joined.tenant.equals(tenant)) {
                throw new IllegalStateException("a transaction of " + joined.tenant + " is open, asked for " + tenant);
            }
            return work.get();
        }
        var scope = new Scope(tenant);
        var result = inTransaction(scope, work);
        if (!rehearsal.get()) {
            scope.afterCommit.values().forEach(Tx::guarded);
        }
        return result;
    }

    /**
     * Does it without any effect: each transaction of this thread is rolled back where it would be committed, and what
     * was to be done after the commit is left out. What asks somebody outside within {@code work} asks all the same.
     */
    public void rehearse(Runnable work) {
        if (open.get() != null) {
            throw new IllegalStateException("a transaction is open, which a rehearsal would undo");
        }
        rehearsal.set(true);
        try {
            work.run();
        } finally {
            rehearsal.remove();
        }
    }

    /** Whether this thread only rehearses: then nobody outside is to be asked for anything. */
    public boolean isRehearsing() {
        return rehearsal.get();
    }

    /**
     * Runs after the commit, in this thread, in the order given; of several under one key the last counts. What fails
     * there is logged and left to the sweeps: the effect itself is committed.
     */
    public void afterCommit(String key, Runnable work) {
        var scope = scope();
        scope.afterCommit.remove(key);
        scope.afterCommit.put(key, work);
    }

    /**
     * Work that may fail without the open transaction failing with it: then what it did is undone, an alarm is logged,
     * and the transaction goes on.
     *
     * @return whether it was done
     */
    public boolean attempt(String what, Runnable work) {
        var scope = scope();
        var before = new LinkedHashMap<>(scope.afterCommit);
        pipeline().beginPart();
        try {
            work.run();
            pipeline().endPart();
            return true;
        } catch (RuntimeException failed) {
            pipeline().undoPart();
            scope.afterCommit.clear();
            scope.afterCommit.putAll(before);
            LOG.error("ALARM {} failed and was undone", what, failed);
            return false;
        }
    }

    /**
     * What is asked or changed within {@code work} is one statement: questions with one row at most, and changes that
     * nobody counts. None of them sees what another one does, and each changes rows of its own. Whatever else is asked
     * in there is a statement by itself.
     */
    public <T> T inOneStatement(Supplier<T> work) {
        return pipeline().inOneStatement(work);
    }

    /** The tenant of the open transaction. */
    public TenantId tenant() {
        return scope().tenant;
    }

    /** What waits for the commit, by its keys. */
    Map<String, Runnable> waiting() {
        return scope().afterCommit;
    }

    Pipeline pipeline() {
        var pipeline = scope().pipeline;
        if (pipeline == null) {
            throw new IllegalStateException("the transaction has no connection yet");
        }
        return pipeline;
    }

    /** Once more when there was no connection because the password was renewed meanwhile: then nothing was done yet. */
    private <T> T inTransaction(Scope scope, Supplier<T> work) {
        try {
            return inOne(scope, work);
        } catch (RuntimeException failed) {
            if (scope.pipeline != null || !SqlFaults.isPasswordRefused(failed) || !connections.renewPassword()) {
                throw SqlFaults.translate(failed);
            }
        }
        try {
            return inOne(scope, work);
        } catch (RuntimeException failed) {
            throw SqlFaults.translate(failed);
        }
    }

    private <T> T inOne(Scope scope, Supplier<T> work) {
        try {
            return transactions.execute(TransactionDefinition.DEFAULT, status -> {
                open.set(scope);
                var pipeline = new Pipeline(status.getConnection(), new NameTenant(scope.tenant));
                scope.pipeline = pipeline;
                var result = work.get();
                if (rehearsal.get()) {
                    pipeline.undo();
                } else {
                    pipeline.commit();
                }
                return result;
            });
        } finally {
            open.remove();
        }
    }

    private Scope scope() {
        var scope = open.get();
        if (scope == null) {
            throw new IllegalStateException("no transaction is open: use tx.run(tenant, ...)");
        }
        return scope;
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.warn("after the commit: {}; a sweep will do it", failed.toString());
        }
    }

    /** First in every transaction's line, and gone with the transaction. */
    private record NameTenant(TenantId tenant) implements Pipeline.Queued {
        @Override
        public String sql() {
            return "select set_config('app.tenant', ?, true)";
        }

        @Override
        public int bind(PreparedStatement statement, int firstPlace) throws SQLException {
            statement.setString(firstPlace, Long.toString(tenant.value()));
            return firstPlace + 1;
        }

        @Override
        public void read(PreparedStatement statement) {
            // The answer is the tenant that was just set.
        }
    }

    private static final class Scope {
        final TenantId tenant;
        final Map<String, Runnable> afterCommit = new LinkedHashMap<>();

        @Nullable
        Pipeline pipeline;

        Scope(TenantId tenant) {
            this.tenant = tenant;
        }
    }
}
