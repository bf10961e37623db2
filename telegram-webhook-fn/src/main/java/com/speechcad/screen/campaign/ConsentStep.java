package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.DraftCampaign;
import com.speechcad.campaign.contacts.ContactList;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.screen.law.ConsentScreen;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** What the calls to a list rest on: the consent of everybody in it, or only that of single numbers. */
@Singleton
class ConsentStep extends Draft {
    static final String ID = "campaign.consent";

    private final ConsentOfAll ofAll;
    private final Consents consents;
    private final Clock clock;

    ConsentStep(
            Campaigns campaigns,
            DraftCampaign draft,
            Wizard wizard,
            ConsentOfAll ofAll,
            Consents consents,
            Clock clock) {
        super(ID, campaigns, draft, wizard);
        this.ofAll = ofAll;
        this.consents = consents;
        this.clock = clock;
    }

    /** The list that the campaign calls and that no consent stands behind (any more). */
    Optional<ContactList> unconsented(Visitor visitor, Campaign campaign) {
        return ofAll.list(visitor, campaign)
                .filter(_ -> consent(visitor, campaign).isEmpty());
    }

    private Optional<Consent> consent(Visitor visitor, Campaign campaign) {
        return campaign.plan()
                .consent()
                .flatMap(id -> consents.find(visitor.business().id(), id))
                .filter(consent -> consent.counts(clock.instant()));
    }

    @Override
    boolean isDone(Visitor visitor, Campaign campaign) {
        return ofAll.list(visitor, campaign).isPresent()
                && consent(visitor, campaign).isPresent();
    }

    @Override
    View choices(Visitor visitor, Campaign campaign, String within) {
        var chosen = ofAll.list(visitor, campaign);
        if (chosen.isEmpty()) {
            return view(CampaignScreenText.CONSENT_NO_LIST)
                    .row(open(text(CampaignScreenText.EDIT_CONTACTS), ContactsStep.ID, CampaignRef.of(campaign)));
        }
        var list = chosen.get();
        return consent(visitor, campaign)
                .map(consent -> view(text(CampaignScreenText.CONSENT_THERE)
                                .with("name", list.name())
                                .with("on", consent.given().on()))
                        .row(open(text(CampaignScreenText.CONSENT_OPEN), ConsentScreen.ID, ShortId.of(consent.id()))))
                .orElseGet(() -> view(text(CampaignScreenText.CONSENT_MISSING).with("name", list.name()))
                        .row(ConsentOfAll.way(campaign, list, ID)));
    }
}
