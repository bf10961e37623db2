package com.speechcad.campaign;

import com.speechcad.call.WakeDispatcher;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Gates one piece of a campaign, and asks for the next: whoever may be called is ready, the others wait or are excluded.
 * Twice is as once.
 */
@Singleton
public class GateRows {
    private final Tx tx;
    private final Sql sql;
    private final Campaigns campaigns;
    private final GateContacts gate;
    private final RestStopped stopped;
    private final FinishCampaign finish;
    private final CampaignChanged changed;
    private final WakeDispatcher dispatcher;
    private final FanOut fanOut;
    private final Clock clock;

    GateRows(
            Tx tx,
            Sql sql,
            Campaigns campaigns,
            GateContacts gate,
            RestStopped stopped,
            FinishCampaign finish,
            CampaignChanged changed,
            WakeDispatcher dispatcher,
            FanOut fanOut,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.campaigns = campaigns;
        this.gate = gate;
        this.stopped = stopped;
        this.finish = finish;
        this.changed = changed;
        this.dispatcher = dispatcher;
        this.fanOut = fanOut;
        this.clock = clock;
    }

    /** Contacts {@code from} to {@code to}, both included; those whose time has not come are left alone. */
    public void run(TenantId tenant, UUID id, int from, int to) {
        var goesOn = tx.call(tenant, () -> {
            var running = campaigns.lock(id).filter(one -> one.state() == CampaignState.RUNNING);
            var gated = running.filter(one -> gate(one, from, to)).isPresent();
            isDone(id, from, gated);
            return gated;
        });
        if (goesOn) {
            fanOut.run(tenant, id);
        }
    }

    /** One of which somebody is due still counts as on its way for a while: it would come again at once, and again. */
    private void isDone(UUID id, int from, boolean gated) {
        var now = clock.instant();
        sql.of("""
                delete from campaign_range where campaign_id = :id and from_seq = :from
                  and not (:gated and exists (
                    select from campaign_contact c join campaign g on g.id = c.campaign_id and g.state = 'RUNNING'
                    where c.campaign_id = :id and c.seq between :from and :to and c.state = 'WAITING' and c.next_at <= :now))""")
                .with("id", id)
                .with("from", from)
                .with("gated", gated)
                .with("to", from + FanOut.PIECE - 1)
                .with("now", now)
                .soon();
        sql.of("update campaign_range set sent_at = :now where campaign_id = :id and from_seq = :from")
                .with("now", now)
                .with("id", id)
                .with("from", from)
                .soon();
    }

    /** @return whether the campaign goes on, as far as is known here */
    private boolean gate(Campaign campaign, int from, int to) {
        var due = due(campaign.id(), from, Math.min(to, from + FanOut.PIECE - 1));
        if (due.isEmpty()) {
            return true;
        }
        if (stopped.rests(campaign)) {
            return false;
        }
        var result = gate.decide(campaign, due);
        if (result.ready() > 0) {
            dispatcher.afterCommit(campaign.account());
        }
        if (result.excluded() > 0) {
            finish.ifOver(campaign.id());
        }
        changed.soon(campaign.id());
        return true;
    }

    private List<GateContacts.Asked> due(UUID id, int from, int to) {
        return sql.of("select seq, number, " + ContactZone.STATED + """
                         from campaign_contact
                        where campaign_id = :id and seq between :from and :to and state = 'WAITING' and next_at <= :now
                        order by seq for no key update""")
                .with("id", id)
                .with("from", from)
                .with("to", to)
                .with("now", clock.instant())
                .list(row -> GateContacts.Asked.of(row, "seq"));
    }
}
