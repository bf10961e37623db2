package com.speechcad.campaign;

import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Gives a campaign rows of its own, piece by piece: a kill costs one piece, and those who are there are called already. */
@Singleton
class CopyContacts implements JobHandler {
    static final String KIND = "campaign-copy";
    /** Far below the statement's five seconds. */
    private static final int PIECE = 5_000;

    private static final Duration MOST = Duration.ofSeconds(30);

    private final Tx tx;
    private final Campaigns campaigns;
    private final CampaignRows rows;
    private final FanOut fanOut;
    private final FinishCampaign finish;
    private final CampaignChanged changed;
    private final Clock clock;

    CopyContacts(
            Tx tx,
            Campaigns campaigns,
            CampaignRows rows,
            FanOut fanOut,
            FinishCampaign finish,
            CampaignChanged changed,
            Clock clock) {
        this.tx = tx;
        this.campaigns = campaigns;
        this.rows = rows;
        this.fanOut = fanOut;
        this.finish = finish;
        this.changed = changed;
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
        var end = clock.instant().plus(MOST);
        while (clock.instant().isBefore(end)) {
            var more = tx.call(job.tenant(), () -> piece(campaign));
            fanOut.run(job.tenant(), campaign);
            if (!more) {
                return new Outcome.Done();
            }
        }
        return new Outcome.Again(clock.instant());
    }

    /** Whoever was not copied is never called, and their campaign never ends. */
    @Override
    public boolean isTriedForEver(RuntimeException failure) {
        return true;
    }

    /** @return whether there may be more */
    private boolean piece(UUID id) {
        var campaign = campaigns.lock(id).orElseThrow();
        if (campaign.state() == CampaignState.STOPPING || campaign.state().isOver()) {
            return false;
        }
        var copied = rows.copy(campaign, PIECE, clock.instant());
        if (copied == PIECE) {
            return true;
        }
        rows.copied(id, clock.instant());
        finish.ifOver(id);
        changed.tell(id);
        return false;
    }
}
