package com.speechcad.campaign;

import com.speechcad.call.EndReason;
import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Contacts whose call breaks before it is placed, by a fault of ours or of what stands about them. */
@Singleton
class BrokenDials {
    private static final Logger LOG = LoggerFactory.getLogger(BrokenDials.class);

    /** Ten minutes apart that is two hours: a fault of ours that is mended by then leaves nobody out. */
    private static final int MOST = 12;

    private final Sql sql;
    private final CampaignTries tries;
    private final EndTry endTry;
    private final Clock clock;

    BrokenDials(Sql sql, CampaignTries tries, EndTry endTry, Clock clock) {
        this.sql = sql;
        this.tries = tries;
        this.endTry = endTry;
        this.clock = clock;
    }

    /**
     * In the open transaction; the contact is ready and locked. It is tried again at that time. What breaks for hours is
     * nothing that passes: such a contact is not called, so that its campaign ends.
     */
    void putOff(UUID campaign, int seq, Instant until) {
        if (broke(campaign, seq) < MOST) {
            tries.waits(campaign, seq, until, Optional.empty());
            return;
        }
        LOG.error("ALARM contact {} of campaign {} broke {} times and is not called", seq, campaign, MOST);
        neverPlaced(campaign, seq);
        endTry.contactIsOver(campaign);
    }

    /** How often by now. */
    private int broke(UUID campaign, int seq) {
        return sql.of("""
                        update campaign_contact set dial_breaks = dial_breaks + 1
                        where campaign_id = :id and seq = :seq returning dial_breaks""").with("id", campaign).with("seq", seq).only(row -> row.integer("dial_breaks"));
    }

    /** Nobody was rung, nothing is set aside, and nothing more comes of it. */
    private void neverPlaced(UUID campaign, int seq) {
        sql.of("""
                update campaign_contact set state = 'EXHAUSTED', outcome = :outcome, rule = null, next_at = :now
                where campaign_id = :id and seq = :seq and state = 'READY'""")
                .with("outcome", EndReason.NEVER_PLACED.word())
                .with("now", clock.instant())
                .with("id", campaign)
                .with("seq", seq)
                .update();
    }
}
