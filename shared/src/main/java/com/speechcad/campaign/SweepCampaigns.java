package com.speechcad.campaign;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.call.WakeDispatcher;
import com.speechcad.db.AcrossTenants;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.Jobs;
import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * The net under campaigns, each minute: contacts whose time has come are gated, ready ones dialled, whoever waited for
 * money is looked at again, and a stop or a copy that was cut short, or given up, is finished.
 */
@Singleton
public class SweepCampaigns implements Task {
    private static final int MOST_A_RUN = 200;

    private final Tx tx;
    private final Sql sql;
    private final AcrossTenants across;
    private final Campaigns campaigns;
    private final CampaignTries tries;
    private final CampaignScripts scripts;
    private final RestStopped stopped;
    private final FanOut fanOut;
    private final FinishCampaign finish;
    private final WaitForMoney waitForMoney;
    private final Quotes quotes;
    private final WakeDispatcher dispatcher;
    private final Jobs jobs;
    private final Clock clock;

    SweepCampaigns(
            Tx tx,
            Sql sql,
            AcrossTenants across,
            Campaigns campaigns,
            CampaignTries tries,
            CampaignScripts scripts,
            RestStopped stopped,
            FanOut fanOut,
            FinishCampaign finish,
            WaitForMoney waitForMoney,
            Quotes quotes,
            WakeDispatcher dispatcher,
            Jobs jobs,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.across = across;
        this.campaigns = campaigns;
        this.tries = tries;
        this.scripts = scripts;
        this.stopped = stopped;
        this.fanOut = fanOut;
        this.finish = finish;
        this.waitForMoney = waitForMoney;
        this.quotes = quotes;
        this.dispatcher = dispatcher;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Together with the dispatcher's own sweep. */
    @Override
    public String name() {
        return "dispatch";
    }

    @Override
    public void run(Duration most) {
        var end = clock.instant().plus(most);
        var each = new ItemByItem();
        for (var one : across.due("campaigns_with_work", clock.instant(), MOST_A_RUN)) {
            if (clock.instant().isBefore(end)) {
                each.run("campaign " + one.id(), () -> look(one.tenant(), one.id()));
            }
        }
        each.end();
    }

    private void look(TenantId tenant, UUID id) {
        switch (state(tenant, id)) {
            case RUNNING -> {
                if (!stopped.rests(tenant, id)) {
                    fanOut.run(tenant, id);
                    tx.run(
                            tenant,
                            () -> campaigns.lock(id).ifPresent(running -> {
                                copyOn(running);
                                stopped.paceIsOver(running);
                                wake(running);
                            }));
                }
            }
            // The campaign before its contact, as whoever stops it does.
            case WAITING_FOR_MONEY ->
                tx.run(
                        tenant,
                        () -> campaigns
                                .lock(id)
                                .filter(campaign -> campaign.state() == CampaignState.WAITING_FOR_MONEY)
                                .ifPresent(this::hasMoneyAgain));
            case STOPPING ->
                tx.run(
                        tenant,
                        () -> campaigns.lock(id).ifPresent(_ -> {
                            if (!finish.ifOver(id)) {
                                jobs.addAgainIfRefused(StopCampaign.KIND, id.toString(), "{}");
                                jobs.hurry(StopCampaign.KIND, id.toString());
                            }
                        }));
            case DRAFT, SCHEDULED, PAUSED, FINISHED, CANCELLED -> {}
        }
    }

    /** Whatever becomes of it, the others are looked at before it is again. */
    private CampaignState state(TenantId tenant, UUID id) {
        return tx.call(
                tenant,
                () -> sql.of("update campaign set swept_at = :now where id = :id returning state")
                        .with("now", clock.instant())
                        .with("id", id)
                        .only(row -> row.constant(CampaignState.class, "state")));
    }

    private void copyOn(Campaign campaign) {
        if (campaign.state() == CampaignState.RUNNING && !campaign.contacts().complete()) {
            jobs.addAgainIfRefused(CopyContacts.KIND, campaign.id().toString(), "{}");
        }
    }

    private void wake(Campaign campaign) {
        if (!finish.ifOver(campaign.id())) {
            dispatcher.afterCommit(campaign.account());
        }
    }

    /** A hold came back, or the plan began anew: no credit says so. Asked as the dispatcher will ask. */
    private void hasMoneyAgain(Campaign campaign) {
        tries.askReady(campaign.id()).get().ifPresent(next -> {
            var call = new Quotes.Call(
                    campaign.user(),
                    CallKind.BULK,
                    next.to(),
                    scripts.ask(campaign.id()).get().dialled().transfers(),
                    campaign.plan().recording());
            if (quotes.quote(call) instanceof Quote.Offered) {
                waitForMoney.goOn(campaign.id());
            }
        });
    }
}
