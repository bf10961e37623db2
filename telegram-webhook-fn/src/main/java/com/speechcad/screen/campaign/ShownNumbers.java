package com.speechcad.screen.campaign;

import com.speechcad.call.CallerIds;
import com.speechcad.call.CallerIds.CallerId;
import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.dialog.Visitor;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.util.List;

/** Which numbers the phones of a campaign may show: the platform's own only where the person's own phone is called. */
@Singleton
class ShownNumbers {
    private final CallerIds callerIds;
    private final DraftCampaign draft;
    private final Users users;

    ShownNumbers(CallerIds callerIds, DraftCampaign draft, Users users) {
        this.callerIds = callerIds;
        this.draft = draft;
        this.users = users;
    }

    List<CallerId> of(Visitor visitor, Campaign campaign) {
        return callerIds.forCall(visitor.business().id(), callsOwnPhone(visitor, campaign));
    }

    /** As long as nobody is chosen it may be among them. */
    private boolean callsOwnPhone(Visitor visitor, Campaign campaign) {
        return campaign.plan().source().isEmpty()
                || users.ownNumber(visitor.id())
                        .filter(own -> draft.calls(campaign, own))
                        .isPresent();
    }
}
