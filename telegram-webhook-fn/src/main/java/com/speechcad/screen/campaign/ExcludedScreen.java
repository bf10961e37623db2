package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignProgress;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ContactState;
import com.speechcad.campaign.results.CampaignWords;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/** Who may not be called, by reason. */
@Singleton
class ExcludedScreen extends OfCampaign {
    static final String ID = "campaign.excluded";

    private final CampaignProgress progress;

    ExcludedScreen(Campaigns campaigns, CampaignProgress progress) {
        super(ID, campaigns);
        this.progress = progress;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        var counted = progress.of(campaign);
        var lines = new ArrayList<Text>();
        lines.add(text(CampaignScreenText.EXCLUDED_HEAD)
                .with("name", campaign.plan().name())
                .with("count", counted.of(ContactState.EXCLUDED)));
        counted.excluded()
                .forEach((rule, many) -> lines.add(text(CampaignScreenText.EXCLUDED_LINE)
                        .with("count", many)
                        .with("why", CampaignWords.rule(rule))));
        return view(Lines.of(lines))
                .row(
                        open(
                                text(CampaignScreenText.PEOPLE),
                                PeopleScreen.ID,
                                CampaignRef.of(campaign, PeopleScreen.Who.EXCLUDED.name())),
                        open(text(CampaignScreenText.OPEN), CampaignScreen.ID, CampaignRef.of(campaign)));
    }
}
