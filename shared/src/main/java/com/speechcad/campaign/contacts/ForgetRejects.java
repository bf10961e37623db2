package com.speechcad.campaign.contacts;

import com.speechcad.db.AcrossTenants;
import com.speechcad.db.OfTenant;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.db.UntilNoneIsDue;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows of a file that became no contact are there to be looked at and mended, for a month; then they are deleted. */
@Singleton
public class ForgetRejects implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetRejects.class);
    static final Duration KEPT = Duration.ofDays(30);
    private static final int ROWS_AT_ONCE = 2_000;

    private final Tx tx;
    private final AcrossTenants across;
    private final Rejects rejects;
    private final Clock clock;

    ForgetRejects(Tx tx, AcrossTenants across, Rejects rejects, Clock clock) {
        this.tx = tx;
        this.across = across;
        this.rejects = rejects;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public void run(Duration most) {
        var until = new UntilNoneIsDue(clock, most);
        until.each(
                many -> across.due("rejects_to_delete", clock.instant().minus(KEPT), many),
                old -> forget(old, until),
                (old, stuck) -> LOG.error("ALARM rejected rows of import {} are not deleted", old.id(), stuck));
    }

    private void forget(OfTenant<UUID> old, UntilNoneIsDue until) {
        var forgotten = ROWS_AT_ONCE;
        while (forgotten == ROWS_AT_ONCE && !until.isOver()) {
            forgotten = tx.call(old.tenant(), () -> rejects.removeSome(old.id(), ROWS_AT_ONCE));
        }
    }
}
