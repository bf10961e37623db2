package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignProgress;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.ContactState;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** A new draft for the rest of a finished campaign: not reached, cancelled, or excluded for what can be put right. */
@Singleton
class AgainScreen extends OfCampaign {
    private final CampaignProgress progress;
    private final DraftCampaign draft;
    private final Campaigns campaigns;

    AgainScreen(Campaigns campaigns, CampaignProgress progress, DraftCampaign draft) {
        super("campaign.again", campaigns);
        this.campaigns = campaigns;
        this.progress = progress;
        this.draft = draft;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        if (campaign.state() != CampaignState.FINISHED) {
            return View.gone();
        }
        var rest = campaigns.restOf(campaign.id());
        if (rest.isPresent()) {
            return taken(campaign, rest.get());
        }
        var counted = progress.of(campaign);
        var many = counted.left();
        if (many == 0) {
            return view(text(CampaignScreenText.AGAIN_NOBODY)
                    .with("name", campaign.plan().name())
                    .with("count", many));
        }
        return view(text(CampaignScreenText.AGAIN_ASK)
                        .with("name", campaign.plan().name())
                        .with("missed", counted.missed())
                        .with("cancelled", counted.of(ContactState.CANCELLED))
                        .with("excluded", counted.excludedForNow()))
                .row(confirm(CampaignScreenText.AGAIN, "again", "" + many, this::again));
    }

    /** They are called from there, and whoever is left then is called again from there: nobody is in two rests. */
    private static View taken(Campaign campaign, Campaign rest) {
        return view(text(CampaignScreenText.AGAIN_TAKEN)
                        .with("name", campaign.plan().name())
                        .with("rest", rest.plan().name())
                        .with("draft", rest.state() == CampaignState.DRAFT ? "yes" : "no"))
                .row(open(
                        text(CampaignScreenText.AGAIN_THERE)
                                .with("rest", rest.plan().name()),
                        CampaignScreen.ID,
                        CampaignRef.of(rest)));
    }

    private Next again(Visitor visitor) {
        return here(visitor)
                .flatMap(campaign -> draft.again(visitor.id(), campaign.id()))
                .<Next>map(copy ->
                        Next.replace(CampaignScreen.ID, ShortId.of(copy)).saying(CampaignScreenText.COPIED))
                .orElseGet(() -> Next.toast(CampaignScreenText.TOO_LATE));
    }
}
