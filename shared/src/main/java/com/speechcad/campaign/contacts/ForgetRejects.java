package com.speechcad.campaign.contacts;

import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.db.UntilNoneIsDue;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
    private final Sql sql;
    private final Rejects rejects;
    private final Clock clock;

    ForgetRejects(Tx tx, Sql sql, Rejects rejects, Clock clock) {
        this.tx = tx;
        this.sql = sql;
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
                this::due,
                old -> forget(old, until),
                (old, stuck) -> LOG.error("ALARM rejected rows of import {} are not deleted", old.imported, stuck));
    }

    private record Old(TenantId tenant, UUID imported) {}

    private List<Old> due(int most) {
        return tx.call(
                TenantId.PLATFORM,
                () -> sql.of("select tenant_id, import_id from rejects_to_delete(:before, :most)")
                        .with("before", clock.instant().minus(KEPT))
                        .with("most", most)
                        .list(row -> new Old(row.tenant("tenant_id"), row.uuid("import_id"))));
    }

    private void forget(Old old, UntilNoneIsDue until) {
        var forgotten = ROWS_AT_ONCE;
        while (forgotten == ROWS_AT_ONCE && !until.isOver()) {
            forgotten = tx.call(old.tenant, () -> rejects.removeSome(old.imported, ROWS_AT_ONCE));
        }
    }
}
