package com.speechcad.campaign.results;

import com.speechcad.call.Attempts;
import com.speechcad.call.LiveMessage;
import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Campaigns;
import com.speechcad.db.FileStore;
import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Jobs;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.notify.SendFile;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a campaign came to, said once when it is over: of five contacts and more in one message with a picture, of fewer
 * call by call. The same picture on request while it runs.
 */
@Singleton
public class CampaignSummary implements JobHandler {
    static final String KIND = "campaign-summary";
    private static final int FEWEST = 5;
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(15);
    private static final String AT_THE_END = "end";

    private final Tx tx;
    private final Sql sql;
    private final Jobs jobs;
    private final Campaigns campaigns;
    private final CampaignReport report;
    private final List<ReportPainter> painters;
    private final Attempts attempts;
    private final LiveMessage calls;
    private final FileStore files;
    private final Users users;
    private final Chats chats;
    private final SendFile sendFile;

    /** @param painters one in the worker, none elsewhere: there the words stand alone */
    CampaignSummary(
            Tx tx,
            Sql sql,
            Jobs jobs,
            Campaigns campaigns,
            CampaignReport report,
            List<ReportPainter> painters,
            Attempts attempts,
            LiveMessage calls,
            FileStore files,
            Users users,
            Chats chats,
            SendFile sendFile) {
        this.tx = tx;
        this.sql = sql;
        this.jobs = jobs;
        this.campaigns = campaigns;
        this.report = report;
        this.painters = painters;
        this.attempts = attempts;
        this.calls = calls;
        this.files = files;
        this.users = users;
        this.chats = chats;
        this.sendFile = sendFile;
    }

    /** Once it is over, and once only. In the open transaction. */
    void whenOver(Campaign campaign) {
        if (campaign.state() != CampaignState.FINISHED) {
            return;
        }
        if (campaign.contacts().total() >= FEWEST) {
            jobs.add(KIND, campaign.id() + ":" + AT_THE_END, "{}");
        } else {
            lastCalls(campaign.id()).forEach(id -> attempts.find(id).ifPresent(calls::show));
        }
    }

    /** Has the picture made for whoever asks, now and then at most. In the open transaction. */
    public void ask(UserId user, UUID campaign) {
        campaigns
                .ofUser(user, campaign)
                .ifPresent(own -> jobs.addOncePer(LEAST_BETWEEN, KIND, own.id().toString()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<String> campaign(Job job) {
        return Optional.of(job.subjectHead());
    }

    private record Known(Campaign campaign, User user, CampaignReport.Report report, Text words) {}

    @Override
    public Outcome run(Job job) {
        var parts = job.subjectParts(2);
        var known = tx.call(
                job.tenant(),
                () -> campaigns.find(UUID.fromString(parts.get(0))).map(this::known));
        known.ifPresent(found -> {
            var picture = painters.stream().findFirst().map(painter -> painter.png(found.report));
            var key = job.tenant().value() + "/reports/" + job.id() + ".png";
            picture.ifPresent(png -> files.put(key, "image/png", png));
            sendFile.deliver(job.tenant(), found.user.id(), key, () -> say(found, parts.get(1), picture.map(_ -> key)));
        });
        return new Outcome.Done();
    }

    private Known known(Campaign campaign) {
        var user = users.get(campaign.user());
        return new Known(campaign, user, report.of(campaign, user.reader()), report.words(campaign, user.reader()));
    }

    private void say(Known known, String which, Optional<String> picture) {
        var id = known.campaign.id().toString();
        var message = Message.of(known.words)
                .row(
                        Button.open(Text.text(CampaignText.OPEN), "campaign", id),
                        Button.open(Text.text(CampaignText.EXPORT), "campaign.files", id))
                .asNew();
        var shown = picture.map(key -> message.with(new Message.Attachment.Photo(key, "campaign.png")))
                .orElse(message);
        chats.putOnce(known.user.chat(), "campaign.sum:" + id + ":" + which, shown, known.user.reader());
    }

    /** The last call to each contact that was called at all. */
    private List<UUID> lastCalls(UUID campaign) {
        return sql.of("""
                        select attempt_id from campaign_contact
                        where campaign_id = :id and attempt_id is not null order by seq""").with("id", campaign).list(row -> row.uuid("attempt_id"));
    }
}
