package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignProgress;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ContactState;
import com.speechcad.campaign.WhyOfMany;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/**
 * Who may not be called, by reason. Consent that is recorded now is that of the list: the campaign keeps what it began with, and
 * is told so.
 */
@Singleton
class ExcludedScreen extends OfCampaign {
    static final String ID = "campaign.excluded";

    private final CampaignProgress progress;
    private final ConsentOfAll consent;

    ExcludedScreen(Campaigns campaigns, CampaignProgress progress, ConsentOfAll consent) {
        super(ID, campaigns);
        this.progress = progress;
        this.consent = consent;
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
                        .with("why", WhyOfMany.why(rule, many))));
        var list = consent.wanted(visitor, campaign, counted.excluded().keySet());
        var isRecorded = list.filter(one -> consent.isRecordedSince(visitor, campaign, one))
                .isPresent();
        if (isRecorded) {
            lines.add(text(CampaignScreenText.EXCLUDED_CONSENTED));
        }
        var view = view(Lines.of(lines));
        if (list.isPresent() && !isRecorded) {
            view = view.row(ConsentOfAll.way(campaign, list.get(), ID));
        }
        return view.row(
                open(
                        text(CampaignScreenText.PEOPLE),
                        PeopleScreen.ID,
                        CampaignRef.of(campaign, PeopleScreen.Who.EXCLUDED.name())),
                open(text(CampaignScreenText.OPEN), CampaignScreen.ID, CampaignRef.of(campaign)));
    }
}
