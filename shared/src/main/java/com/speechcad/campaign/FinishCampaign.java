package com.speechcad.campaign;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Nobody is left to call: the campaign is over. Whoever brings a contact to its end asks, the campaign's row locked. */
@Singleton
class FinishCampaign {
    private final Sql sql;
    private final Campaigns campaigns;
    private final CampaignChanged changed;
    private final Clock clock;

    FinishCampaign(Sql sql, Campaigns campaigns, CampaignChanged changed, Clock clock) {
        this.sql = sql;
        this.campaigns = campaigns;
        this.changed = changed;
        this.clock = clock;
    }

    /** @return whether it is over now */
    boolean ifOver(UUID id) {
        return end(id, askLast(id).get());
    }

    /** In which state it is, where nobody is left to call; in the round trip of whatever is needed next. */
    Later<Optional<CampaignState>> askLast(UUID id) {
        return sql.of("""
                        select state from campaign g
                        where g.id = :id and g.state in ('RUNNING', 'PAUSED', 'WAITING_FOR_MONEY', 'STOPPING')
                          and (g.copied_at is not null or g.state = 'STOPPING')
                          and not exists(select from campaign_contact c where c.campaign_id = :id and c.state = 'RUNNING')
                          and not exists(select from campaign_contact c where c.campaign_id = :id and c.state = 'READY')
                          and not exists(select from campaign_contact c where c.campaign_id = :id and c.state = 'WAITING')""").with("id", id).askFirst(row -> row.constant(CampaignState.class, "state"));
    }

    /**
     * @param last what was asked for
     * @return whether it is over now
     */
    boolean end(UUID id, Optional<CampaignState> last) {
        last.ifPresent(state -> {
            campaigns.move(
                    id,
                    CampaignState.FINISHED,
                    Optional.of(state == CampaignState.STOPPING ? Why.OWNER : Why.DONE),
                    clock.instant());
            changed.tell(id);
        });
        return last.isPresent();
    }
}
