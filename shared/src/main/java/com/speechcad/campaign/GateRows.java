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
            sql.of("delete from campaign_range where campaign_id = :id and from_seq = :from")
                    .with("id", id)
                    .with("from", from)
                    .soon();
            return gated;
        });
        if (goesOn) {
            fanOut.after(tenant, id, from);
        }
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
