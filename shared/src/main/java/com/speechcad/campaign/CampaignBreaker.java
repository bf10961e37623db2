package com.speechcad.campaign;

import com.speechcad.call.EndReason;
import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Too many of a campaign's calls fail for reasons that are not the callees': it stops before it burns through its
 * contacts, and its owner is shown which calls those were.
 */
@Singleton
class CampaignBreaker {
    /** So many of the last calls are looked at; with fewer it does not judge. */
    static final int WINDOW = 20;

    static final int MOST_FAILED = 10;

    private static final Logger LOG = LoggerFactory.getLogger(CampaignBreaker.class);
    private static final Set<EndReason> NOT_THEIRS = EnumSet.of(
            EndReason.NEVER_PLACED,
            EndReason.PROVIDER_UNREACHABLE,
            EndReason.PROVIDER_REFUSED,
            EndReason.MARKED_AS_SPAM);

    private final Sql sql;
    private final PauseCampaign pause;

    CampaignBreaker(Sql sql, PauseCampaign pause) {
        this.sql = sql;
        this.pause = pause;
    }

    /** The campaign's row is locked, and the call that is over is written down. */
    void look(Campaign campaign, EndReason reason, ContactOutcome outcome) {
        if (outcome == ContactOutcome.OFF) {
            if (pause.because(campaign, CampaignState.PAUSED, Why.PROVIDER_OFF)) {
                LOG.warn("ALARM campaign {} of {} is paused: {}", campaign.id(), campaign.user(), reason.word());
            }
        } else if (fails(reason, outcome)
                && failed(campaign) >= MOST_FAILED
                && pause.because(campaign, CampaignState.PAUSED, Why.BREAKER)) {
            LOG.warn("ALARM campaign {} of {} is paused: too many calls fail", campaign.id(), campaign.user());
        }
    }

    static boolean fails(EndReason reason, ContactOutcome outcome) {
        return outcome == ContactOutcome.FAULT || NOT_THEIRS.contains(reason);
    }

    /**
     * A contact that is refused again, while the order for another one was taken, is refused for its number: that says nothing
     * about the campaign, and is left out. See {@link RefusedNumbers}.
     */
    private long failed(Campaign campaign) {
        var last = sql.of("""
                        select coalesce(a.reason, '') as reason, coalesce(a.connected_ms, 0) > 0 as talked from attempt a
                        left join lateral (select min(e.planned_at) as since from attempt e
                          where a.reason = :refused and e.campaign_id = :id and e.campaign_seq = a.campaign_seq
                            and e.reason = :refused and e.id <> a.id) earlier on true
                        where a.campaign_id = :id and a.ended_at is not null
                          and a.ended_at > (select g.resumed_at from campaign g where g.id = :id)
                          and not exists (select from attempt o where o.campaign_id = :id and o.campaign_seq <> a.campaign_seq
                            and o.provider_call_id is not null and o.ended_at > earlier.since and o.dialled_at > earlier.since)
                        order by a.ended_at desc limit :window""")
                .with("refused", EndReason.PROVIDER_REFUSED.word())
                .with("id", campaign.id())
                .with("window", WINDOW)
                .list(row -> {
                    var reason = EndReason.of(row.text("reason"));
                    return fails(reason, ContactOutcome.of(reason, row.flag("talked")));
                });
        return last.size() < WINDOW ? 0 : last.stream().filter(failed -> failed).count();
    }
}
