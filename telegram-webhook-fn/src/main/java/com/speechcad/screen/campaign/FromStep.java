package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.call.CallText;
import com.speechcad.call.CallerIds;
import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.DraftCampaign.Change;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.support.NewTicketScreen;
import com.speechcad.text.Html;
import jakarta.inject.Singleton;

/** Which number the phones show: only those that were assigned to the business, and the platform's for one's own phone. */
@Singleton
class FromStep extends Draft {
    static final String ID = "campaign.from";

    private final ShownNumbers numbers;

    FromStep(Campaigns campaigns, DraftCampaign draft, Wizard wizard, ShownNumbers numbers) {
        super(ID, campaigns, draft, wizard);
        this.numbers = numbers;
    }

    @Override
    View choices(Visitor visitor, Campaign campaign, String within) {
        var all = numbers.of(visitor, campaign);
        if (all.isEmpty()) {
            return view(CampaignScreenText.NO_CALLER).row(open(CallText.ASK_FOR_NUMBER, NewTicketScreen.ID));
        }
        var isOwnMissing = all.stream().allMatch(CallerIds.CallerId::platform);
        var view = view(isOwnMissing ? CampaignScreenText.ASK_CALLER_PLATFORM : CampaignScreenText.ASK_CALLER);
        for (var callerId : all) {
            var label = callerId.platform() ? CampaignScreenText.CALLER_PLATFORM : CampaignScreenText.CALLER_OWN;
            view = view.row(button(
                    text(label).with("number", new Html(callerId.number().readable())),
                    "set",
                    callerId.number().e164().substring(1),
                    who -> decide(who, new Change.CallerId(callerId.number()))));
        }
        return isOwnMissing ? view.row(open(CallText.ASK_FOR_NUMBER, NewTicketScreen.ID)) : view;
    }
}
