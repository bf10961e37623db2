package com.speechcad.screen.campaign;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.Why;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import java.util.Optional;

/** A screen about one of the visitor's own campaigns; anybody else's does not exist for them. */
abstract class OfCampaign implements Screen {
    private final String id;
    private final Campaigns campaigns;

    OfCampaign(String id, Campaigns campaigns) {
        this.id = id;
        this.campaigns = campaigns;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final View show(Visitor visitor, String argument) {
        return find(visitor, argument)
                .map(campaign -> draw(visitor, campaign, CampaignRef.within(argument)))
                .orElseGet(View::gone);
    }

    /** @param within what of the campaign, empty for all of it */
    abstract View draw(Visitor visitor, Campaign campaign, String within);

    Optional<Campaign> find(Visitor visitor, String argument) {
        return CampaignRef.parse(argument).flatMap(one -> campaigns.ofUser(visitor.id(), one));
    }

    /** Whether its calls are switched off or suspended, so that it waits for that to be over. */
    static boolean rests(Campaign campaign) {
        return campaign.why().filter(Why.STOPPED::equals).isPresent();
    }

    /** The one that the visitor stands before. */
    Optional<Campaign> here(Visitor visitor) {
        return find(visitor, visitor.argument());
    }
}
