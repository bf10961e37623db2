package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Purpose;
import jakarta.inject.Singleton;

/** What the calls are for: the callees' consent has to cover it. */
@Singleton
class PurposeStep extends Draft {
    static final String ID = "campaign.purpose";

    PurposeStep(Campaigns campaigns, DraftCampaign draft, Wizard wizard) {
        super(ID, campaigns, draft, wizard);
    }

    @Override
    View choices(Visitor visitor, Campaign campaign, String within) {
        return view(CampaignScreenText.ASK_PURPOSE)
                .row(button(
                        CampaignScreenText.INFORMATIONAL,
                        "inform",
                        who -> decide(who, new Change.For(Purpose.INFORMATIONAL))))
                .row(button(
                        CampaignScreenText.MARKETING, "market", who -> decide(who, new Change.For(Purpose.MARKETING))));
    }

    static CampaignScreenText label(Purpose purpose) {
        return switch (purpose) {
            case INFORMATIONAL -> CampaignScreenText.INFORMATIONAL;
            case MARKETING -> CampaignScreenText.MARKETING;
        };
    }
}
