package com.speechcad.campaign;

import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the scheduler's one-time schedules what a campaign's rows say now. */
@Singleton
class TellScheduler implements JobHandler {
    static final String KIND = "campaign-schedule";
    private static final Logger LOG = LoggerFactory.getLogger(TellScheduler.class);

    private final Tx tx;
    private final ScheduleCampaign schedule;
    private final List<Scheduler> schedulers;
    private final Clock clock;

    TellScheduler(Tx tx, ScheduleCampaign schedule, List<Scheduler> schedulers, Clock clock) {
        this.tx = tx;
        this.schedule = schedule;
        this.schedulers = schedulers;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> campaign(Job job) {
        return Optional.of(job.subjectHead());
    }

    @Override
    public Outcome run(Job job) {
        var campaign = job.subjectId();
        if (schedulers.isEmpty()) {
            LOG.warn("no scheduler is set up: campaigns start with the minute's sweep");
            return new Outcome.Done();
        }
        for (var alarm : tx.call(job.tenant(), () -> schedule.alarms(campaign))) {
            var name = "campaign-%d-%s-%d"
                    .formatted(job.tenant().value(), campaign.toString().replace("-", ""), alarm.minutesBefore());
            if (alarm.armed() && alarm.at().isAfter(clock.instant())) {
                schedulers.getFirst().put(name, alarm.at(), StartCampaigns.NAME);
            } else {
                schedulers.getFirst().remove(name);
            }
        }
        return new Outcome.Done();
    }
}
