package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** Another name for a draft. */
@Singleton
class RenameScreen extends Draft {
    static final String ID = "campaign.name";

    RenameScreen(Campaigns campaigns, DraftCampaign draft, Wizard wizard) {
        super(ID, campaigns, draft, wizard);
    }

    @Override
    View choices(Visitor visitor, Campaign campaign, String within) {
        return view(text(CampaignScreenText.ASK_RENAME)
                        .with("name", campaign.plan().name()))
                .takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return NewCampaignScreen.isName(line)
                ? decide(visitor, new Change.Name(line))
                : Next.stay(CampaignScreenText.NAME_TOO_LONG);
    }
}
