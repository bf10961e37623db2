package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** Whether the calls are recorded; off unless somebody wants it. */
@Singleton
class RecordStep extends Draft {
    static final String ID = "campaign.record";

    RecordStep(Campaigns campaigns, DraftCampaign draft, Wizard wizard) {
        super(ID, campaigns, draft, wizard);
    }

    @Override
    View choices(Visitor visitor, Campaign campaign, String within) {
        return view(CampaignScreenText.ASK_RECORDING)
                .row(
                        button(
                                CampaignScreenText.RECORDING_OFF,
                                "off",
                                who -> decide(who, new Change.Recording(false))),
                        button(CampaignScreenText.RECORDING_ON, "on", who -> decide(who, new Change.Recording(true))));
    }
}
