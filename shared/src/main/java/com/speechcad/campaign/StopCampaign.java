package com.speechcad.campaign;

import com.speechcad.call.StopMany;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** What follows a stop: whoever waited is cancelled, piece by piece, and calls that run are hung up if that was wanted. */
@Factory
class StopCampaign {
    static final String KIND = "campaign-stop";
    static final String HANG_UP = "campaign-hang-up";
    private static final int PIECE = 5_000;

    private record Handler(String kind, JobWork work) implements JobHandler {
        @Override
        public Optional<String> campaign(Job job) {
            return Optional.of(job.subjectHead());
        }

        @Override
        public Outcome run(Job job) {
            work.run(job.tenant(), job.subjectId());
            return new Outcome.Done();
        }

        /** Nothing else ends what stops, and whoever is called is called on. */
        @Override
        public boolean isTriedForEver(RuntimeException failure) {
            return true;
        }
    }

    private interface JobWork {
        void run(TenantId tenant, UUID campaign);
    }

    @Singleton
    @Named(KIND)
    JobHandler stop(Tx tx, Sql sql, Campaigns campaigns, FinishCampaign finish, CampaignChanged changed) {
        return new Handler(KIND, (tenant, id) -> {
            int cancelled;
            do {
                cancelled = tx.call(tenant, () -> {
                    campaigns.lock(id);
                    return cancel(sql, id);
                });
            } while (cancelled == PIECE);
            tx.run(tenant, () -> {
                campaigns.lock(id);
                if (!finish.ifOver(id)) {
                    changed.tell(id);
                }
            });
        });
    }

    private static int cancel(Sql sql, UUID id) {
        return sql.of("""
                        update campaign_contact set state = 'CANCELLED', rule = null
                        where campaign_id = :id and seq in (select seq from campaign_contact
                          where campaign_id = :id and state in ('WAITING', 'READY') limit :most)""").with("id", id).with("most", PIECE).update();
    }

    @Singleton
    @Named(HANG_UP)
    JobHandler hangUp(Tx tx, Sql sql, Campaigns campaigns, StopMany stop) {
        return new Handler(HANG_UP, (tenant, id) -> {
            var owner = tx.call(tenant, () -> campaigns.find(id)).orElseThrow().user();
            var running = tx.call(
                    tenant,
                    () -> sql.of(
                                    "select attempt_id from campaign_contact where campaign_id = :id and state = 'RUNNING'")
                            .with("id", id)
                            .list(row -> row.uuid("attempt_id")));
            tx.run(tenant, () -> stop.these(owner, running));
        });
    }
}
