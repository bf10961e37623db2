package com.speechcad.campaign.results;

import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.db.Jobs;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** Somebody wants all rows of a campaign as a file, as they are by then; of a draft, as they would be. */
@Singleton
public class RequestExport {
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(30);

    private final Campaigns campaigns;
    private final Jobs jobs;

    RequestExport(Campaigns campaigns, Jobs jobs) {
        this.campaigns = campaigns;
        this.jobs = jobs;
    }

    /** Twice a minute at most, however often it is tapped. @return false when it is not theirs */
    public boolean ask(UserId user, UUID campaign, TableWriter.Format format) {
        var own = campaigns.ofUser(user, campaign);
        own.ifPresent(found -> jobs.addOncePer(
                LEAST_BETWEEN,
                found.state() == CampaignState.DRAFT ? ExportDryRun.KIND : ExportCampaign.KIND,
                campaign + ":" + format.name()));
        return own.isPresent();
    }
}
