package com.speechcad.campaign.results;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignNews;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.QuoteCampaign;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the live message up to date without slowing anything down: the change itself only leaves a job, one for each few
 * seconds however many changes there are, and one at once for each change of state, limits or quote. The worker draws.
 */
@Singleton
class ShowCampaign implements CampaignNews, JobHandler {
    static final String KIND = "show-campaign";
    /**
     * Each drawing counts all contacts, so a large campaign is drawn less often: between two drawings lies one second for every
     * so many contacts, within the two bounds below.
     */
    private static final int CONTACTS_A_SECOND = 1_000;

    private static final int LEAST_SECONDS = 4;
    private static final int MOST_SECONDS = 60;

    private final Tx tx;
    private final Sql sql;
    private final Jobs jobs;
    private final Campaigns campaigns;
    private final QuoteCampaign quotes;
    private final LiveCampaign live;
    private final CampaignSummary summary;
    private final Users users;
    private final Chats chats;
    private final Clock clock;

    ShowCampaign(
            Tx tx,
            Sql sql,
            Jobs jobs,
            Campaigns campaigns,
            QuoteCampaign quotes,
            LiveCampaign live,
            CampaignSummary summary,
            Users users,
            Chats chats,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.jobs = jobs;
        this.campaigns = campaigns;
        this.quotes = quotes;
        this.live = live;
        this.summary = summary;
        this.users = users;
        this.chats = chats;
        this.clock = clock;
    }

    @Override
    public void changed(UUID campaign) {
        sql.of("select coalesce(changed_at::text, '') as changed, total from campaign where id = :id")
                .with("id", campaign)
                .askFirst(row -> new Now(row.text("changed"), row.integer("total")))
                .then(found -> {
                    found.ifPresent(now -> {
                        var seconds = seconds(now.contacts);
                        var slice = clock.instant().plus(GATHERED).getEpochSecond() / seconds;
                        // Due when its few seconds are over, so that what changes within them is in it.
                        jobs.addAt(KIND, campaign + ":" + slice, "{}", Instant.ofEpochSecond((slice + 1) * seconds));
                        jobs.add(KIND, campaign + ":" + now.changed, "{}");
                    });
                    return true;
                });
    }

    private record Now(String changed, int contacts) {}

    /** How long what changes is gathered before it is shown. */
    static int seconds(int contacts) {
        return Math.clamp(contacts / CONTACTS_A_SECOND, LEAST_SECONDS, MOST_SECONDS);
    }

    /** A draft speaks up only when its dry run is done. */
    private void show(Campaign campaign) {
        if (campaign.state() == CampaignState.DRAFT) {
            quotes.of(campaign.id()).ifPresent(run -> live.quoted(campaign, run));
        } else if (campaign.times().launched().isPresent()) {
            live.draw(campaign);
            summary.whenOver(campaign);
        }
    }

    @Override
    public void startsSoon(UUID campaign, int minutes) {
        campaigns.find(campaign).ifPresent(soon -> {
            var user = users.get(soon.user());
            var message = Message.of(Text.text(CampaignText.STARTS_SOON)
                            .with("name", soon.plan().name())
                            .with("minutes", minutes)
                            .with("contacts", soon.contacts().total()))
                    .row(Button.open(Text.text(CampaignText.OPEN), "campaign", campaign.toString()))
                    .asNew();
            chats.putOnce(user.chat(), "campaign.soon:" + campaign + ":" + minutes, message, user.reader());
        });
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> campaign(Job job) {
        return Optional.of(job.subjectHead());
    }

    @Override
    public Outcome run(Job job) {
        var id = job.subjectId();
        tx.run(job.tenant(), () -> {
            // Of two that draw at once the second reads what the first could not see yet.
            sql.of("select pg_advisory_xact_lock(hashtextextended(:id, 0)) is null as locked")
                    .with("id", "show-campaign:" + id)
                    .only(row -> row.flag("locked"));
            campaigns.find(id).ifPresent(this::show);
        });
        return new Outcome.Done();
    }
}
