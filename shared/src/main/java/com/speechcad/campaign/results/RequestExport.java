package com.speechcad.campaign.results;

import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.db.Jobs;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Somebody wants all rows of a campaign as a file, as they are by then; of a draft, as they would be. */
@Singleton
public class RequestExport {
    private static final long LEAST_BETWEEN_SECONDS = 30;

    private final Campaigns campaigns;
    private final Jobs jobs;
    private final Clock clock;

    RequestExport(Campaigns campaigns, Jobs jobs, Clock clock) {
        this.campaigns = campaigns;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Twice a minute at most, however often it is tapped. @return false when it is not theirs */
    public boolean ask(UserId user, UUID campaign, TableWriter.Format format) {
        var own = campaigns.ofUser(user, campaign);
        own.ifPresent(found -> jobs.add(
                found.state() == CampaignState.DRAFT ? ExportDryRun.KIND : ExportCampaign.KIND,
                campaign + ":" + format.name() + ":" + clock.instant().getEpochSecond() / LEAST_BETWEEN_SECONDS,
                "{}"));
        return own.isPresent();
    }
}
