package com.speechcad.screen.campaign;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;

/** A screen that decides one thing of a draft. */
abstract class Draft extends OfCampaign {
    private final DraftCampaign draft;
    private final Wizard wizard;

    Draft(String id, Campaigns campaigns, DraftCampaign draft, Wizard wizard) {
        super(id, campaigns);
        this.draft = draft;
        this.wizard = wizard;
    }

    @Override
    final View draw(Visitor visitor, Campaign campaign, String within) {
        if (campaign.state() != CampaignState.DRAFT) {
            return View.gone();
        }
        return wizard.skippable(choices(visitor, campaign, within), visitor, campaign, id(), isDone(visitor, campaign));
    }

    /** Whether nothing is left to decide here. */
    boolean isDone(Visitor visitor, Campaign campaign) {
        return false;
    }

    abstract View choices(Visitor visitor, Campaign campaign, String within);

    /** Decided: it goes on with the next step, or back to the whole. */
    Next decide(Visitor visitor, Change change) {
        return here(visitor)
                .filter(campaign -> draft.change(visitor.id(), campaign.id(), change))
                .map(campaign -> wizard.after(visitor, campaign, id()))
                .orElseGet(() -> Next.stay(CampaignScreenText.NO_DRAFT));
    }

    /** Decided in part: the screen stays. */
    Next keep(Visitor visitor, Change change) {
        return here(visitor)
                        .filter(campaign -> draft.change(visitor.id(), campaign.id(), change))
                        .isPresent()
                ? Next.stay()
                : Next.stay(CampaignScreenText.NO_DRAFT);
    }
}
