package com.speechcad.billing;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives back money and plan seconds of attempts that nobody settled in time, of all tenants, one transaction each. */
@Singleton
public class ExpireAttempts {
    private static final Logger LOG = LoggerFactory.getLogger(ExpireAttempts.class);

    private final Tx tx;
    private final Sql sql;
    private final SettleAttempt settle;
    private final Clock clock;

    ExpireAttempts(Tx tx, Sql sql, SettleAttempt settle, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.settle = settle;
        this.clock = clock;
    }

    /** @return how many this run closed itself, of at most {@code limit} */
    public int run(int limit) {
        return (int) due(limit).stream().filter(this::expire).count();
    }

    private List<Due> due(int limit) {
        return tx.call(
                TenantId.PLATFORM,
                () -> sql.of("select tenant_id, attempt_id from due_authorisations(:now, :limit)")
                        .with("now", clock.instant())
                        .with("limit", limit)
                        .list(row -> new Due(row.tenant("tenant_id"), row.uuid("attempt_id"))));
    }

    private boolean expire(Due due) {
        try {
            var expired = tx.call(due.tenant, () -> settle.expire(due.attempt));
            if (expired) {
                LOG.error("ALARM attempt {} was never settled; what it held was given back", due.attempt);
            }
            return expired;
        } catch (Unreachable later) {
            LOG.warn("attempt {} was not expired: {}", due.attempt, later.toString());
            return false;
        } catch (RuntimeException bug) {
            // One that cannot be closed must not keep the others, which come after it on every run.
            LOG.error("ALARM attempt {} cannot be expired", due.attempt, bug);
            return false;
        }
    }

    private record Due(TenantId tenant, UUID attempt) {}
}
