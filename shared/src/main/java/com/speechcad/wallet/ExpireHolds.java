package com.speechcad.wallet;

import com.speechcad.db.AcrossTenants;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.OfTenant;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives back what nobody closed in time, of all tenants, one transaction each. Safe to run twice at once. */
@Singleton
public class ExpireHolds {
    private final Tx tx;
    private final Sql sql;
    private final AcrossTenants across;
    private final Ledger ledger;
    private final Clock clock;

    ExpireHolds(Tx tx, Sql sql, AcrossTenants across, Ledger ledger, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.across = across;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @return how many this run closed itself, of at most {@code most}
     * @throws IllegalStateException when one could not be closed; all others were
     */
    public int run(int most) {
        var each = new ItemByItem();
        var closed = across.dueNumbers("due_holds", clock.instant(), most).stream()
                .filter(due -> expire(due, each))
                .count();
        each.end();
        return Math.toIntExact(closed);
    }

    private boolean expire(OfTenant<Long> due, ItemByItem each) {
        return each.done(
                "hold " + due.id() + " of " + due.tenant(), () -> tx.call(due.tenant(), () -> expire(due.id())));
    }

    private boolean expire(long hold) {
        var subject = sql.of("select subject from ledger_hold where id = :id")
                .with("id", hold)
                .only(row -> row.text("subject"));
        return !ledger.expire(subject).before();
    }
}
