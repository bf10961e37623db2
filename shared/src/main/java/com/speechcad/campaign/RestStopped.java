package com.speechcad.campaign;

import com.speechcad.db.Audit;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.lawful.Facts;
import com.speechcad.lawful.Stops;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A campaign whose calls are switched off or suspended rests as a whole until that is over: its contacts stay as they
 * are, none of them is asked about, and the gate's record holds one answer instead of one for each contact and look. So does
 * one whose business has used up the calls of an hour or a day, until there are more.
 */
@Singleton
class RestStopped {
    private final Tx tx;
    private final Sql sql;
    private final Campaigns campaigns;
    private final Stops stops;
    private final CampaignChanged changed;
    private final Audit audit;
    private final Clock clock;

    RestStopped(Tx tx, Sql sql, Campaigns campaigns, Stops stops, CampaignChanged changed, Audit audit, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.campaigns = campaigns;
        this.stops = stops;
        this.changed = changed;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether it rests; its row is locked. One that rested and may go on is running from here on. */
    boolean rests(Campaign running) {
        var stopped = isStopped(running);
        if (stopped) {
            rest(running);
        } else if (isResting(running)) {
            set(running.id(), false);
        }
        return stopped;
    }

    /** The same outside of any transaction; the row is locked only where something changes. */
    boolean rests(TenantId tenant, UUID id) {
        return tx.call(tenant, () -> {
            var running = campaigns.find(id).filter(one -> one.state() == CampaignState.RUNNING);
            if (running.isEmpty()) {
                return false;
            }
            var stopped = isStopped(running.get());
            return stopped == isResting(running.get())
                    ? stopped
                    : campaigns
                            .lock(id)
                            .filter(one -> one.state() == CampaignState.RUNNING)
                            .map(this::rests)
                            .orElse(false);
        });
    }

    /** The gate said so about one of its calls; its row is locked. */
    void rest(Campaign running) {
        if (!isResting(running)) {
            set(running.id(), true);
        }
    }

    /** The gate said so about one of its calls; its row is locked. Nobody else of it is asked about before that is over. */
    void restAtPace(Campaign running, Instant until) {
        sql.of("update campaign set reason = 'LEVELS_PACE', rests_until = :until where id = :id")
                .with("until", until)
                .with("id", running.id())
                .update();
        changed.tell(running.id());
    }

    /** It rests no more, if it did; its row is locked. */
    void paceIsOver(Campaign running) {
        var over = running.why().filter(Why.LEVELS_PACE::equals).isPresent()
                && sql.of("""
                        update campaign set reason = null
                        where id = :id and reason = 'LEVELS_PACE' and rests_until <= :now""")
                                .with("id", running.id())
                                .with("now", clock.instant())
                                .update()
                        == 1;
        if (over) {
            changed.tell(running.id());
        }
    }

    /** What stands in the way of all of its calls; empty as long as nobody chose what it calls from. */
    Set<Facts.Stop> by(Campaign campaign) {
        return campaign.plan().from().isEmpty()
                ? Set.of()
                : stops.ask(GateContacts.calling(campaign)).get();
    }

    private boolean isStopped(Campaign campaign) {
        return !by(campaign).isEmpty();
    }

    private static boolean isResting(Campaign campaign) {
        return campaign.why().filter(Why.STOPPED::equals).isPresent();
    }

    private void set(UUID id, boolean resting) {
        sql.of("""
                update campaign set reason = case when :resting then 'STOPPED' end,
                  rests_until = case when :resting then 'infinity'::timestamptz else '-infinity' end
                where id = :id""").with("resting", resting).with("id", id).update();
        audit.append("platform", "campaign.change", "campaign:" + id, """
                {"stopped":%b}""".formatted(resting));
        changed.tell(id);
    }
}
