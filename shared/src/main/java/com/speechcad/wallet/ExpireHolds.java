package com.speechcad.wallet;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives back what nobody closed in time, of all tenants, one transaction each. Safe to run twice at once. */
@Singleton
public class ExpireHolds {
    private static final Logger LOG = LoggerFactory.getLogger(ExpireHolds.class);

    private final Tx tx;
    private final Sql sql;
    private final Ledger ledger;
    private final Clock clock;

    ExpireHolds(Tx tx, Sql sql, Ledger ledger, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @return how many this run closed itself, of at most {@code limit} */
    public int run(int limit) {
        return (int) due(limit).stream().filter(this::expire).count();
    }

    private List<Due> due(int limit) {
        return tx.call(
                TenantId.PLATFORM,
                () -> sql.of("select tenant_id, id from due_holds(:now, :limit)")
                        .with("now", clock.instant())
                        .with("limit", limit)
                        .list(row -> new Due(row.tenant("tenant_id"), row.number("id"))));
    }

    private boolean expire(Due due) {
        try {
            return tx.call(due.tenant, () -> {
                var subject = sql.of("select subject from ledger_hold where id = :id")
                        .with("id", due.hold)
                        .only(row -> row.text("subject"));
                return !ledger.expire(subject).before();
            });
        } catch (Unreachable later) {
            LOG.warn("hold {} of {} was not expired: {}", due.hold, due.tenant, later.toString());
            return false;
        } catch (RuntimeException bug) {
            // One that cannot be closed must not keep the others, which come after it on every run.
            LOG.error("ALARM hold {} of {} cannot be expired", due.hold, due.tenant, bug);
            return false;
        }
    }

    private record Due(TenantId tenant, long hold) {}
}
