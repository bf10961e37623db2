package com.speechcad.privacy;

import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Deletes the agents, graphs and tasks of one deleted flow at the provider, version by version; may be run twice. While a call
 * or a campaign uses any of its versions it waits: the provider would have nothing to say in that call.
 */
@Singleton
class ForgetFlowJob implements JobHandler {
    static final String KIND = "forget-flow";

    private static final Duration WHILE_USED = Duration.ofHours(1);
    private static final int A_RUN = 40;

    private final Tx tx;
    private final Sql sql;
    private final FlowCopies copies;
    private final Clock clock;

    ForgetFlowJob(Tx tx, Sql sql, FlowCopies copies, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.copies = copies;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(Job job) {
        var flow = UUID.fromString(job.subjectHead());
        if (!tx.call(job.tenant(), () -> isDeleted(flow))) {
            return new Outcome.Done();
        }
        if (tx.call(job.tenant(), () -> isUsed(flow))) {
            return new Outcome.Again(clock.instant().plus(WHILE_USED));
        }
        var versions = tx.call(job.tenant(), () -> copies.ofFlow(flow, A_RUN));
        versions.forEach(version -> copies.forget(job.tenant(), version));
        return versions.size() < A_RUN ? new Outcome.Done() : new Outcome.Again(clock.instant());
    }

    /** Whatever it is, nobody else looks for the copies: they are still there when it is mended. */
    @Override
    public boolean isTriedForEver(RuntimeException failure) {
        return true;
    }

    private boolean isDeleted(UUID flow) {
        return sql.of("select exists (select from flow where id = :flow and deleted_at <= :before) as deleted")
                .with("flow", flow)
                .with("before", clock.instant().minus(ForgetFlows.KEPT))
                .only(row -> row.flag("deleted"));
    }

    /**
     * A version on its way to the provider is used as well: its copies are only being made. The states of calls stand there
     * as the partial indexes of those that wait and those that run have them: else all calls ever made would be read.
     */
    private boolean isUsed(UUID flow) {
        return sql.of("""
                        select exists (select from flow_version v where v.flow_id = :flow and (
                          v.state = 'PUBLISHING'
                          or exists (select from attempt a where a.flow_version_id = v.id and a.state = 'PLANNED')
                          or exists (select from attempt a where a.flow_version_id = v.id
                            and a.state in ('AUTHORISED', 'DIALLING', 'UNCERTAIN', 'IN_CALL'))
                          or exists (select from campaign c where c.flow_version_id = v.id
                            and c.state in ('SCHEDULED', 'RUNNING', 'PAUSED', 'WAITING_FOR_MONEY', 'STOPPING')))) as used""").with("flow", flow).only(row -> row.flag("used"));
    }
}
