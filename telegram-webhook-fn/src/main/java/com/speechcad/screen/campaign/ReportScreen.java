package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.results.CampaignReport;
import com.speechcad.campaign.results.CampaignSummary;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** What a campaign came to, or came to so far, and the picture of it. */
@Singleton
class ReportScreen extends OfCampaign {
    static final String ID = "campaign.report";

    private final CampaignReport report;
    private final CampaignSummary summary;

    ReportScreen(Campaigns campaigns, CampaignReport report, CampaignSummary summary) {
        super(ID, campaigns);
        this.report = report;
        this.summary = summary;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        if (!campaign.state().hasBegun()) {
            return View.gone();
        }
        return view(report.words(campaign, visitor.reader()))
                .row(
                        button(CampaignScreenText.PICTURE, "picture", who -> picture(who, campaign)),
                        open(text(CampaignScreenText.EXPORT), FilesScreen.ID, CampaignRef.of(campaign)))
                .row(open(text(CampaignScreenText.OPEN), CampaignScreen.ID, CampaignRef.of(campaign)));
    }

    private Next picture(Visitor visitor, Campaign campaign) {
        summary.ask(visitor.id(), campaign.id());
        return Next.toast(CampaignScreenText.PICTURE_COMING);
    }
}
