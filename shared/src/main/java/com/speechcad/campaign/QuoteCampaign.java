package com.speechcad.campaign;

import com.speechcad.campaign.contacts.ContactLists;
import com.speechcad.db.Jobs;
import com.speechcad.db.Json;
import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The dry run of a campaign: asked for by a tap, reckoned by the worker, shown when it is done. */
@Singleton
public class QuoteCampaign {
    private final Sql sql;
    private final Campaigns campaigns;
    private final ContactLists lists;
    private final Jobs jobs;
    private final Json json;
    private final Clock clock;

    QuoteCampaign(Sql sql, Campaigns campaigns, ContactLists lists, Jobs jobs, Json json, Clock clock) {
        this.sql = sql;
        this.campaigns = campaigns;
        this.lists = lists;
        this.jobs = jobs;
        this.json = json;
        this.clock = clock;
    }

    /**
     * In the open transaction; what was reckoned before is gone, and what is still being reckoned is given up.
     *
     * @return false when the campaign is not that person's draft, or something of it is still to be decided
     */
    public boolean ask(UserId user, UUID id) {
        var draft = campaigns
                .lock(id)
                .filter(one -> one.user().equals(user)
                        && one.state() == CampaignState.DRAFT
                        && one.plan().isComplete());
        draft.ifPresent(_ -> {
            var turn = sql.of("update campaign set quotes = quotes + 1 where id = :id returning quotes")
                    .with("id", id)
                    .only(row -> row.integer("quotes"));
            sql.of("""
                    insert into campaign_quote (campaign_id, asked_at) values (:id, :now)
                    on conflict (tenant_id, campaign_id) do update set asked_at = excluded.asked_at, cursor = 0, counted = 0,
                      excluded = '', reasons = '{}', prices = '{}', said = null, done_at = null""").with("id", id).with("now", clock.instant()).soon();
            jobs.add(ReckonCampaign.KIND, id + ":" + turn, "{}");
        });
        return draft.isPresent();
    }

    /** Empty until it is done, and after the draft was changed or somebody came to its list. */
    public Optional<DryRun> of(UUID campaign) {
        return sql.of("select said, done_at from campaign_quote where campaign_id = :id and done_at is not null")
                .with("id", campaign)
                .first(row -> json.read(row.text("said"), StoredDryRun.class).dryRun(row.instant("done_at")));
    }

    /**
     * Whether nothing was changed since that was reckoned: nobody came to the list either, and nobody does until the open
     * transaction ends.
     */
    public boolean stillHolds(Campaign campaign, DryRun shown) {
        if (campaign.plan().source().orElse(null) instanceof Campaign.Source.OfList(var list)) {
            lists.lock(list);
        }
        return of(campaign.id()).filter(now -> now.at().equals(shown.at())).isPresent();
    }

    /** Whether it was asked for and is being reckoned. */
    public boolean isReckoning(UUID campaign) {
        return sql.of("select exists(select from campaign_quote where campaign_id = :id and done_at is null) as so")
                .with("id", campaign)
                .only(row -> row.flag("so"));
    }
}
