package com.speechcad.campaign;

import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * The draft that is to call a list: the newest one that calls it already or has no contacts yet, else a new one of the list's
 * name. Asked for twice it is the same draft.
 */
@Singleton
public class CallList {
    private final Sql sql;
    private final ContactLists lists;
    private final Campaigns campaigns;
    private final DraftCampaign drafts;

    CallList(Sql sql, ContactLists lists, Campaigns campaigns, DraftCampaign drafts) {
        this.sql = sql;
        this.lists = lists;
        this.campaigns = campaigns;
        this.drafts = drafts;
    }

    /** In the open transaction. @return empty when the list is not the business's (any more) */
    public Optional<Campaign> draft(UserId user, BusinessId business, UUID list) {
        return lists.find(business, list).map(found -> {
            var id = newest(user, business, list).orElseGet(() -> drafts.create(user, business, found.name()));
            var isChosen =
                    campaigns.find(id).flatMap(draft -> draft.plan().source()).isPresent();
            if (!isChosen) {
                drafts.change(user, id, new DraftCampaign.Change.Contacts(new Campaign.Source.OfList(list)));
            }
            return campaigns.find(id).orElseThrow();
        });
    }

    private Optional<UUID> newest(UserId user, BusinessId business, UUID list) {
        return sql.of("""
                        select id from campaign
                        where user_id = :user and business_id = :business and state = 'DRAFT' and again_of is null
                          and (list_id is null or list_id = :list)
                        order by created_at desc, id limit 1""")
                .with("user", user)
                .with("business", business)
                .with("list", list)
                .first(row -> row.uuid("id"));
    }
}
