package com.speechcad.campaign;

import com.speechcad.db.Audit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** A campaign stops by itself, because it may not or cannot go on; its row is locked. */
@Singleton
class PauseCampaign {
    private final Campaigns campaigns;
    private final CampaignChanged changed;
    private final Audit audit;
    private final Clock clock;

    PauseCampaign(Campaigns campaigns, CampaignChanged changed, Audit audit, Clock clock) {
        this.campaigns = campaigns;
        this.changed = changed;
        this.audit = audit;
        this.clock = clock;
    }

    void because(Campaign campaign, CampaignState state, Why why) {
        if (campaign.state().canBecome(state)) {
            campaigns.move(campaign.id(), state, Optional.of(why), clock.instant());
            audit.append("platform", "campaign.change", "campaign:" + campaign.id(), """
                    {"state":"%s","why":"%s"}""".formatted(state, why));
            changed.tell(campaign.id());
        }
    }
}
