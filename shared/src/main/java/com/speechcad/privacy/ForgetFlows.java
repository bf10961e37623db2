package com.speechcad.privacy;

import com.speechcad.db.AcrossTenants;
import com.speechcad.db.Jobs;
import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.db.UntilNoneIsDue;
import com.speechcad.flow.Flows;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds flows that were deleted and cannot be brought back any more, and has each one's copies at the provider deleted. */
@Singleton
public class ForgetFlows implements Task {
    /** Whatever was asked for while the flow could still be called has begun by then. */
    static final Duration KEPT = Flows.KEPT.plusHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(ForgetFlows.class);

    private final Tx tx;
    private final Sql sql;
    private final AcrossTenants across;
    private final Jobs jobs;
    private final Clock clock;

    ForgetFlows(Tx tx, Sql sql, AcrossTenants across, Jobs jobs, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.across = across;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public void run(Duration most) {
        new UntilNoneIsDue(clock, most)
                .each(
                        many -> across.due("flows_to_forget", clock.instant().minus(KEPT), many),
                        deleted -> tx.run(deleted.tenant(), () -> add(deleted.id())),
                        (deleted, bug) -> LOG.error("ALARM flow {} cannot be forgotten", deleted.id(), bug));
    }

    /** A flow that was brought back and deleted again is another's work. */
    private void add(UUID flow) {
        sql.of("select deleted_at from flow where id = :flow and deleted_at is not null")
                .with("flow", flow)
                .first(row -> row.instant("deleted_at"))
                .ifPresent(at -> jobs.add(ForgetFlowJob.KIND, flow + ":" + at.toEpochMilli(), "{}"));
    }
}
