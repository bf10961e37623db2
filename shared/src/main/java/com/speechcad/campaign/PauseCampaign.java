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

    /** @return whether it was this that stopped it: calls that were running end later, for the same reason */
    boolean because(Campaign campaign, CampaignState state, Why why) {
        var isSo =
                campaign.state() == state && campaign.why().filter(why::equals).isPresent();
        if (isSo || !campaign.state().canBecome(state)) {
            return false;
        }
        campaigns.move(campaign.id(), state, Optional.of(why), clock.instant());
        audit.append("platform", "campaign.change", "campaign:" + campaign.id(), """
                {"state":"%s","why":"%s"}""".formatted(state, why));
        changed.tell(campaign.id());
        return true;
    }
}
