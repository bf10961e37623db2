package com.speechcad.campaign;

import com.speechcad.call.EndReason;
import com.speechcad.db.Sql;
import com.speechcad.lawful.AbandonedLimit;
import com.speechcad.lawful.RuleTables;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Too many people answer a campaign and hear nothing, because something of ours broke: it stops before the law is broken. */
@Singleton
class AbandonedCalls {
    private static final Logger LOG = LoggerFactory.getLogger(AbandonedCalls.class);
    private static final List<String> FAULTS = words(ContactOutcome.FAULT);
    private static final List<String> MACHINES = words(ContactOutcome.MACHINE);

    private final Sql sql;
    private final PauseCampaign pause;
    private final AbandonedLimit limit;
    private final Clock clock;

    AbandonedCalls(Sql sql, PauseCampaign pause, RuleTables tables, Clock clock) {
        this.sql = sql;
        this.pause = pause;
        limit = AbandonedLimit.of(tables);
        this.clock = clock;
    }

    private static List<String> words(ContactOutcome outcome) {
        return Arrays.stream(EndReason.values())
                .filter(reason -> ContactOutcome.of(reason, true) == outcome)
                .map(EndReason::word)
                .toList();
    }

    /** The campaign's row is locked, and the call that is over is written down. What was before it was resumed is forgiven. */
    void look(Campaign campaign, ContactOutcome outcome, boolean talked) {
        if (!talked || outcome != ContactOutcome.FAULT) {
            return;
        }
        var counted = counted(campaign);
        if (limit.isPassed(counted.answered, counted.abandoned)
                && pause.because(campaign, CampaignState.PAUSED, Why.ABANDONED)) {
            LOG.warn(
                    "ALARM campaign {} of {} is paused: {} of {} who answered heard nothing",
                    campaign.id(),
                    campaign.user(),
                    counted.abandoned,
                    counted.answered);
        }
    }

    private record Counted(long answered, long abandoned) {}

    private Counted counted(Campaign campaign) {
        return sql.of("""
                        select count(*) as answered, count(*) filter (where a.reason = any(:faults)) as abandoned
                        from attempt a
                        where a.campaign_id = :id and a.connected_ms > 0 and a.ended_at > :since
                          and a.ended_at > (select g.resumed_at from campaign g where g.id = :id)
                          and not (a.reason = any(:machines))""")
                .with("faults", FAULTS)
                .with("machines", MACHINES)
                .with("since", clock.instant().minus(limit.within()))
                .with("id", campaign.id())
                .only(row -> new Counted(row.number("answered"), row.number("abandoned")));
    }
}
