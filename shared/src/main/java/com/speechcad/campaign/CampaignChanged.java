package com.speechcad.campaign;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tells whoever shows campaigns; a failure there is an alarm and never undoes what happened. */
@Singleton
class CampaignChanged {
    private static final Duration NOT_MORE_OFTEN = CampaignNews.GATHERED;

    private final Tx tx;
    private final Sql sql;
    private final List<CampaignNews> followers;
    private final Clock clock;

    CampaignChanged(Tx tx, Sql sql, List<CampaignNews> followers, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.followers = followers;
        this.clock = clock;
    }

    /** Its state, its limits or its quote changed: said at once, in the open transaction. */
    void tell(UUID campaign) {
        if (followers.isEmpty()) {
            return;
        }
        sql.of("update campaign set told_at = :now, changed_at = :now where id = :id")
                .with("now", clock.instant())
                .with("id", campaign)
                .soon();
        followers.forEach(one -> tx.attempt("news of campaign " + campaign, () -> one.changed(campaign)));
    }

    /**
     * One of its contacts came on: said after the commit, every few seconds at most. No last word is lost: what changes
     * within those seconds is shown when they are over.
     */
    void soon(UUID campaign) {
        if (followers.isEmpty()) {
            return;
        }
        var tenant = tx.tenant();
        var before = clock.instant().minus(NOT_MORE_OFTEN);
        sql.of("select told_at <= :before as due from campaign where id = :id")
                .with("id", campaign)
                .with("before", before)
                .askFirst(row -> row.flag("due"))
                .then(due -> {
                    if (due.orElse(false)) {
                        tx.afterCommit(
                                "news of campaign " + campaign, () -> tx.run(tenant, () -> say(campaign, before)));
                    }
                    return due;
                });
    }

    private void say(UUID campaign, Instant before) {
        var due = sql.of("update campaign set told_at = :now where id = :id and told_at <= :before")
                .with("now", clock.instant())
                .with("id", campaign)
                .with("before", before)
                .update();
        if (due == 1) {
            followers.forEach(one -> one.changed(campaign));
        }
    }

    void startsSoon(UUID campaign, int minutes) {
        followers.forEach(
                one -> tx.attempt("reminder of campaign " + campaign, () -> one.startsSoon(campaign, minutes)));
    }
}
