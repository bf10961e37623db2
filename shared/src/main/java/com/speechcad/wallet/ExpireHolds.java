package com.speechcad.wallet;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Gives back what nobody closed in time, of all tenants, one transaction each. Safe to run twice at once. */
@Singleton
public class ExpireHolds {
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

    /**
     * @return how many this run closed itself, of at most {@code most}
     * @throws IllegalStateException when one could not be closed; all others were
     */
    public int run(int most) {
        var each = new ItemByItem();
        var closed = due(most).stream().filter(due -> expire(due, each)).count();
        each.end();
        return Math.toIntExact(closed);
    }

    private List<Due> due(int most) {
        return tx.call(
                TenantId.PLATFORM,
                () -> sql.of("select tenant_id, id from due_holds(:now, :most)")
                        .with("now", clock.instant())
                        .with("most", most)
                        .list(row -> new Due(row.tenant("tenant_id"), row.number("id"))));
    }

    private boolean expire(Due due, ItemByItem each) {
        return each.done("hold " + due.hold + " of " + due.tenant, () -> tx.call(due.tenant, () -> expire(due.hold)));
    }

    private boolean expire(long hold) {
        var subject = sql.of("select subject from ledger_hold where id = :id")
                .with("id", hold)
                .only(row -> row.text("subject"));
        return !ledger.expire(subject).before();
    }

    private record Due(TenantId tenant, long hold) {}
}
