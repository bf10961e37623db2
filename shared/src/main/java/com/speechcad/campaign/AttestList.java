package com.speechcad.campaign;

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
     * @return the consent's id; empty when the list is not the business's
     */
    public Optional<UUID> attest(UserId by, BusinessId business, UUID list, Consent.Given given) {
        return lists.find(business, list).map(found -> {
            var consent = consents.attestList(by, business, found.name(), given);
            lists.setConsent(list, Optional.of(consent));
            sql.of("""
                    delete from campaign_quote where campaign_id in (select id from campaign
                      where list_id = :list and state = 'DRAFT')""").with("list", list).soon();
            return consent;
        });
    }
}
