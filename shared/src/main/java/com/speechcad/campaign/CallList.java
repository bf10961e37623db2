package com.speechcad.campaign;

import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The draft that is to call a list: the one that the person is at, where it calls the list or nobody, else the newest one that
 * calls the list already, else the newest draft of all where it calls nobody yet and was begun within a day, else a new one of
 * the list's name. Asked for twice it is the same draft.
 */
@Singleton
public class CallList {
    /** A draft without contacts that was left for longer waits for something else. */
    private static final Duration FRESH = Duration.ofDays(1);

    private static final UUID NOBODYS = new UUID(0, 0);

    private final Sql sql;
    private final ContactLists lists;
    private final Campaigns campaigns;
    private final DraftCampaign drafts;
    private final Clock clock;

    CallList(Sql sql, ContactLists lists, Campaigns campaigns, DraftCampaign drafts, Clock clock) {
        this.sql = sql;
        this.lists = lists;
        this.campaigns = campaigns;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * In the open transaction.
     *
     * @param at the draft that the person is putting together, if any
     * @return empty when the list is not the business's (any more)
     */
    public Optional<Campaign> draft(UserId user, BusinessId business, UUID list, Optional<UUID> at) {
        return lists.find(business, list).map(found -> {
            var id = existing(user, business, list, at).orElseGet(() -> drafts.create(user, business, found.name()));
            var isChosen =
                    campaigns.find(id).flatMap(draft -> draft.plan().source()).isPresent();
            if (!isChosen) {
                drafts.change(user, id, new DraftCampaign.Change.Contacts(new Campaign.Source.OfList(list)));
            }
            return campaigns.find(id).orElseThrow();
        });
    }

    private Optional<UUID> existing(UserId user, BusinessId business, UUID list, Optional<UUID> at) {
        return sql.of("""
                        with drafts as (select id, list_id, again_of, created_at from campaign
                          where user_id = :user and business_id = :business and state = 'DRAFT')
                        select id from drafts where again_of is null and (list_id = :list or list_id is null and (id = :at
                          or created_at > :since and created_at = (select max(created_at) from drafts)))
                        order by id = :at desc, list_id is null, created_at desc, id limit 1""")
                .with("at", at.orElse(NOBODYS))
                .with("since", clock.instant().minus(FRESH))
                .with("user", user)
                .with("business", business)
                .with("list", list)
                .first(row -> row.uuid("id"));
    }
}
