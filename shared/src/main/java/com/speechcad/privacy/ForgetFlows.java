package com.speechcad.privacy;

import com.speechcad.db.Jobs;
import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.db.UntilNoneIsDue;
import com.speechcad.flow.Flows;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
    private final Jobs jobs;
    private final Clock clock;

    ForgetFlows(Tx tx, Sql sql, Jobs jobs, Clock clock) {
        this.tx = tx;
        this.sql = sql;
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
                        this::due,
                        deleted -> tx.run(deleted.tenant, () -> add(deleted.flow)),
                        (deleted, bug) -> LOG.error("ALARM flow {} cannot be forgotten", deleted.flow, bug));
    }

    private record Deleted(TenantId tenant, UUID flow) {}

    /** A flow that was brought back and deleted again is another's work. */
    private void add(UUID flow) {
        sql.of("select deleted_at from flow where id = :flow and deleted_at is not null")
                .with("flow", flow)
                .first(row -> row.instant("deleted_at"))
                .ifPresent(at -> jobs.add(ForgetFlowJob.KIND, flow + ":" + at.toEpochMilli(), "{}"));
    }

    private List<Deleted> due(int most) {
        return tx.call(
                TenantId.PLATFORM,
                () -> sql.of("select tenant_id, flow_id from flows_to_forget(:before, :most)")
                        .with("before", clock.instant().minus(KEPT))
                        .with("most", most)
                        .list(row -> new Deleted(row.tenant("tenant_id"), row.uuid("flow_id"))));
    }
}
