package com.speechcad.campaign;

import com.speechcad.db.Job;
import com.speechcad.db.JobHandler;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.flow.DecideReview;
import com.speechcad.flow.ScriptReview;
import com.speechcad.flow.ScriptReviews;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An admin has answered about what a list makes calls say: whoever waited for that is looked at again at once. */
@Singleton
class FreeWords implements JobHandler {
    private static final int MOST_AT_ONCE = 5_000;

    private final Tx tx;
    private final Sql sql;
    private final ScriptReviews reviews;
    private final Campaigns campaigns;
    private final FanOut fanOut;
    private final Clock clock;

    FreeWords(Tx tx, Sql sql, ScriptReviews reviews, Campaigns campaigns, FanOut fanOut, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.reviews = reviews;
        this.campaigns = campaigns;
        this.fanOut = fanOut;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return DecideReview.WORDS_DECIDED;
    }

    /**
     * All of the author's campaigns: whose words they were, the answer's digest alone knows. Each is locked before its contacts
     * are looked at: a turn that judged them by what was there before the answer holds it until they are set aside.
     */
    @Override
    public Outcome run(Job job) {
        for (var campaign : tx.call(job.tenant(), () -> waiting(job.subjectId()))) {
            int freed;
            do {
                freed = tx.call(job.tenant(), () -> free(campaign));
            } while (freed == MOST_AT_ONCE);
            fanOut.run(job.tenant(), campaign);
        }
        return new Outcome.Done();
    }

    private List<UUID> waiting(UUID review) {
        return reviews.find(review).map(ScriptReview::owner).stream()
                .flatMap(owner -> sql.of("""
                        select g.id from campaign g
                        where g.user_id = :owner and g.state in ('RUNNING', 'PAUSED', 'WAITING_FOR_MONEY')
                        order by g.created_at""").with("owner", owner).list(row -> row.uuid("id")).stream())
                .toList();
    }

    private int free(UUID campaign) {
        campaigns.lock(campaign);
        return sql.of("""
                        update campaign_contact set next_at = :now
                        where campaign_id = :id and seq = any(array(select seq from campaign_contact
                          where campaign_id = :id and state = 'WAITING' and rule = :rule and next_at > :now limit :most))""")
                .with("now", clock.instant())
                .with("id", campaign)
                .with("rule", ContactRule.WORDS_REVIEWED.name())
                .with("most", MOST_AT_ONCE)
                .update();
    }

    @Override
    public Optional<String> campaign(Job job) {
        return Optional.empty();
    }
}
