package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.contacts.ContactList;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.Rule;
import com.speechcad.screen.law.AttestScreen;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Where consent is why some of a campaign's list are left out, the way to record that of all of them. */
@Singleton
class ConsentOfAll {
    private final ContactLists lists;
    private final Consents consents;
    private final Clock clock;

    ConsentOfAll(ContactLists lists, Consents consents, Clock clock) {
        this.lists = lists;
        this.consents = consents;
        this.clock = clock;
    }

    /**
     * The list whose consent would help. Who took theirs back did that alone: nobody is asked to say anew that all agreed.
     *
     * @param excludedBy names of the rules that left somebody out
     */
    Optional<ContactList> wanted(Visitor visitor, Campaign campaign, Set<String> excludedBy) {
        var helps = Arrays.stream(Rule.values())
                .filter(rule -> rule.wantsConsent() && rule != Rule.CONSENT_REVOKED)
                .anyMatch(rule -> excludedBy.contains(rule.name()));
        return helps ? list(visitor, campaign).filter(list -> list.contacts() > 0) : Optional.empty();
    }

    /** Whether the list has another one by now than the campaign rests on. */
    boolean isRecordedSince(Visitor visitor, Campaign campaign, ContactList list) {
        return list.consent()
                .filter(since -> !campaign.plan().consent().equals(Optional.of(since)))
                .flatMap(since -> consents.find(visitor.business().id(), since))
                .filter(since -> since.counts(clock.instant()))
                .isPresent();
    }

    /** Empty for whom an earlier campaign did not reach: their consent is that campaign's. */
    Optional<ContactList> list(Visitor visitor, Campaign campaign) {
        return campaign.plan()
                .source()
                .filter(Campaign.Source.OfList.class::isInstance)
                .flatMap(source -> lists.find(visitor.business().id(), source.id()));
    }

    /** @param screen where it goes on afterwards, about the same campaign */
    static View.Item way(Campaign campaign, ContactList list, String screen) {
        return button(
                CampaignScreenText.CONSENT_ATTEST,
                "attest",
                _ -> AttestScreen.about(list, screen + " " + CampaignRef.of(campaign)));
    }
}
