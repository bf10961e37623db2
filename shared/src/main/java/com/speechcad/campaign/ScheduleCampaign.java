package com.speechcad.campaign;

import com.speechcad.db.Jobs;
import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * When a campaign begins by itself, and who is reminded of it. The rows decide; the scheduler's one-time schedules, made
 * and taken away by jobs after the commit, only make it punctual, and the minute's sweep catches what they miss.
 */
@Singleton
class ScheduleCampaign {
    private final Sql sql;
    private final Jobs jobs;
    private final Clock clock;

    ScheduleCampaign(Sql sql, Jobs jobs, Clock clock) {
        this.sql = sql;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** In the transaction that makes the campaign wait for its hour. What lies in the past already is left out. */
    void put(UUID campaign, Campaign.Start start) {
        add(campaign, 0, start);
        for (var minutes : start.reminders()) {
            if (start.at().minus(Duration.ofMinutes(minutes)).isAfter(clock.instant())) {
                add(campaign, minutes, start);
            }
        }
    }

    private void add(UUID campaign, int minutesBefore, Campaign.Start start) {
        var at = start.at().minus(Duration.ofMinutes(minutesBefore));
        sql.of("""
                insert into campaign_alarm (campaign_id, minutes_before, at) values (:id, :minutes, :at)
                on conflict (tenant_id, campaign_id, minutes_before) do update
                  set at = excluded.at, rung_at = null, version = campaign_alarm.version + 1""")
                .with("id", campaign)
                .with("minutes", minutesBefore)
                .with("at", at)
                .update();
        tell(campaign);
    }

    /** It does not wait for its hour any more. */
    void remove(Campaign campaign) {
        sql.of(
                        "update campaign_alarm set rung_at = :now, version = version + 1 where campaign_id = :id and rung_at is null")
                .with("id", campaign.id())
                .with("now", clock.instant())
                .update();
        tell(campaign.id());
    }

    private void tell(UUID campaign) {
        var version = sql.of("select coalesce(sum(version), 0) as version from campaign_alarm where campaign_id = :id")
                .with("id", campaign)
                .only(row -> row.number("version"));
        jobs.add(TellScheduler.KIND, campaign + ":" + version, "{}");
    }

    /** What the scheduler has to know of one campaign. */
    List<Alarm> alarms(UUID campaign) {
        return sql.of("select minutes_before, at, rung_at is null as armed from campaign_alarm where campaign_id = :id")
                .with("id", campaign)
                .list(row -> new Alarm(row.integer("minutes_before"), row.instant("at"), row.flag("armed")));
    }

    /** @param minutesBefore the start; zero is the start itself */
    record Alarm(int minutesBefore, java.time.Instant at, boolean armed) {}
}
