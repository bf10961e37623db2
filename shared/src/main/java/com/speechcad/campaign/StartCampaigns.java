package com.speechcad.campaign;

import com.speechcad.db.ItemByItem;
import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Starts what is due and reminds of what will be: woken by one-time schedules, and each minute for what they missed. */
@Singleton
public class StartCampaigns implements Task {
    static final String NAME = "start-campaigns";
    private static final int MOST_A_RUN = 200;

    private final Tx tx;
    private final Sql sql;
    private final Campaigns campaigns;
    private final LaunchCampaign launch;
    private final CampaignChanged changed;
    private final Clock clock;

    StartCampaigns(Tx tx, Sql sql, Campaigns campaigns, LaunchCampaign launch, CampaignChanged changed, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.campaigns = campaigns;
        this.launch = launch;
        this.changed = changed;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    private record Due(TenantId tenant, UUID campaign) {}

    @Override
    public void run(Duration most) {
        var end = clock.instant().plus(most);
        var due = tx.call(
                TenantId.PLATFORM,
                () -> sql.of("select tenant_id, campaign_id from campaign_alarms_due(:now, :most)")
                        .with("now", clock.instant())
                        .with("most", MOST_A_RUN)
                        .list(row -> new Due(row.tenant("tenant_id"), row.uuid("campaign_id"))));
        var each = new ItemByItem();
        for (var one : due) {
            if (clock.instant().isBefore(end)) {
                each.run(
                        "the start of campaign " + one.campaign, () -> tx.run(one.tenant, () -> ring(one.campaign)));
            }
        }
        each.end();
    }

    /** A campaign that was called off rings nobody; a reminder that came too late for its purpose does not either. */
    private void ring(UUID id) {
        var campaign = campaigns.lock(id).orElseThrow();
        var rung = sql.of("""
                        update campaign_alarm set rung_at = :now
                        where campaign_id = :id and rung_at is null and at <= :now returning minutes_before""").with("now", clock.instant()).with("id", id).list(row -> row.integer("minutes_before"));
        if (campaign.state() != CampaignState.SCHEDULED) {
            return;
        }
        if (rung.contains(0)) {
            launch.startNow(id);
        } else if (!rung.isEmpty()) {
            changed.startsSoon(id, rung.stream().min(Integer::compare).orElseThrow());
        }
    }
}
