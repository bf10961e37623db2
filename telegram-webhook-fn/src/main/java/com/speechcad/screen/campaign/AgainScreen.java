package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignProgress;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** A new draft for those whom a finished campaign did not reach. */
@Singleton
class AgainScreen extends OfCampaign {
    private final CampaignProgress progress;
    private final DraftCampaign draft;

    AgainScreen(Campaigns campaigns, CampaignProgress progress, DraftCampaign draft) {
        super("campaign.again", campaigns);
        this.progress = progress;
        this.draft = draft;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        if (campaign.state() != CampaignState.FINISHED) {
            return View.gone();
        }
        var many = progress.of(campaign).left();
        var view = view(text(many == 0 ? CampaignScreenText.AGAIN_NOBODY : CampaignScreenText.AGAIN_ASK)
                .with("name", campaign.plan().name())
                .with("count", many));
        return many == 0 ? view : view.row(confirm(CampaignScreenText.AGAIN, "again", "" + many, this::again));
    }

    private Next again(Visitor visitor) {
        return here(visitor)
                .flatMap(campaign -> draft.again(visitor.id(), campaign.id()))
                .<Next>map(copy ->
                        Next.replace(CampaignScreen.ID, ShortId.of(copy)).saying(CampaignScreenText.COPIED))
                .orElseGet(() -> Next.toast(CampaignScreenText.TOO_LATE));
    }
}
