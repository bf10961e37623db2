package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.FlowVersions;
import jakarta.inject.Singleton;

/** Which flow is played: its newest published version, which the campaign keeps. */
@Singleton
class FlowStep extends Draft {
    static final String ID = "campaign.flow";
    private static final int A_PAGE = 6;

    private final FlowVersions versions;

    FlowStep(Campaigns campaigns, DraftCampaign draft, Wizard wizard, FlowVersions versions) {
        super(ID, campaigns, draft, wizard);
        this.versions = versions;
    }

    @Override
    View choices(Visitor visitor, Campaign campaign, String within) {
        var all = versions.published(visitor.id());
        var page = Page.of(visitor, ID, all.size(), A_PAGE);
        var view = view(all.isEmpty() ? CampaignScreenText.NO_FLOW : CampaignScreenText.ASK_FLOW);
        for (var version : page.cut(all)) {
            var id = version.id().value();
            view = view.row(button(
                    text(CampaignScreenText.FLOW_CHOICE)
                            .with("name", version.name())
                            .with("number", version.number()),
                    "set",
                    ShortId.of(id),
                    who -> decide(who, new Change.Flow(id))));
        }
        return page.controls(view).row(open(CampaignScreenText.BUILD_FLOW, "flows"));
    }
}
