package com.speechcad.campaign;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.WhyNot;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Why a campaign may not call one of its contacts now: asked with all that its dispatcher asks with. */
@Singleton
public class WhyContact {
    private final Campaigns campaigns;
    private final WhyNot whyNot;

    WhyContact(Campaigns campaigns, WhyNot whyNot) {
        this.campaigns = campaigns;
        this.whyNot = whyNot;
    }

    /** Empty for a campaign of somebody else, or one whose number to call from is not chosen yet. In the open transaction. */
    public Optional<WhyNot.Explanation> explain(UserId user, UUID campaign, PhoneNumber contact) {
        return campaigns
                .find(campaign)
                .filter(found ->
                        found.user().equals(user) && found.plan().from().isPresent())
                .map(found -> whyNot.explain(GateContacts.calling(found).to(contact, GateContacts.basis(found))));
    }
}
