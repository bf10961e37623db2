package com.speechcad.campaign;

import com.speechcad.db.AcrossTenants;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.Sql;
import com.speechcad.db.Task;
import com.speechcad.db.Tx;
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
    private final AcrossTenants across;
    private final Campaigns campaigns;
    private final LaunchCampaign launch;
    private final CampaignChanged changed;
    private final Clock clock;

    StartCampaigns(
            Tx tx,
            Sql sql,
            AcrossTenants across,
            Campaigns campaigns,
            LaunchCampaign launch,
            CampaignChanged changed,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.across = across;
        this.campaigns = campaigns;
        this.launch = launch;
        this.changed = changed;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Duration most) {
        var end = clock.instant().plus(most);
        var each = new ItemByItem();
        for (var one : across.due("campaign_alarms_due", clock.instant(), MOST_A_RUN)) {
            if (clock.instant().isBefore(end)) {
                each.run("the start of campaign " + one.id(), () -> tx.run(one.tenant(), () -> ring(one.id())));
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
