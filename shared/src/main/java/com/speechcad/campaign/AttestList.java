package com.speechcad.campaign;

import com.speechcad.campaign.contacts.ContactList;
import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * A business attests that everybody who is in a list now agreed alike. Whoever is imported later is not covered: with them
 * the list has no consent until it is attested again. Campaigns that did not begin yet rest on the list's newest consent;
 * confirmed ones without one on that which it had when they were confirmed.
 */
@Singleton
public class AttestList {
    private final Sql sql;
    private final ContactLists lists;
    private final Consents consents;

    AttestList(Sql sql, ContactLists lists, Consents consents) {
        this.sql = sql;
        this.lists = lists;
        this.consents = consents;
    }

    /**
     * In the open transaction. What drafts of the list would cost and whom they would call is reckoned anew.
     *
     * @param seen the list, as whoever attests was shown it
     * @return the consent's id; empty when the list is not the business's, or somebody came or went since it was shown
     */
    public Optional<UUID> attest(UserId by, BusinessId business, ContactList seen, Consent.Given given) {
        return lists.lock(seen.id())
                .filter(now ->
                        now.business().equals(business) && now.deletedAt().isEmpty())
                .filter(now -> now.changes() == seen.changes())
                .map(now -> attestLocked(by, now, given));
    }

    private UUID attestLocked(UserId by, ContactList list, Consent.Given given) {
        var consent = consents.attestList(by, list.business(), list.name(), given);
        lists.setConsent(list.id(), Optional.of(consent));
        sql.of("""
                delete from campaign_quote where campaign_id in (select id from campaign
                  where list_id = :list and state = 'DRAFT')""").with("list", list.id()).soon();
        return consent;
    }
}
