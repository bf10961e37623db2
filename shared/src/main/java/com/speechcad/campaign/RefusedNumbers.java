package com.speechcad.campaign;

import com.speechcad.call.EndReason;
import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Tells a number that the provider refuses for itself from a provider that takes no orders: of the first kind the orders for
 * other contacts are taken meanwhile. An agent that was deleted there is refused for everybody, and nobody is given up for it.
 */
@Singleton
class RefusedNumbers {
    private static final int MOST_OF_ITS_OWN = 3;

    /** Whoever is alone at the end of a campaign cannot be compared. The breaker has paused it by then, and it was resumed. */
    private static final int MOST = CampaignBreaker.WINDOW;

    private final Sql sql;

    RefusedNumbers(Sql sql) {
        this.sql = sql;
    }

    /** The order for that contact that just ended was refused: whether it was so often enough to leave it at that. */
    boolean isGivenUp(UUID campaign, int seq) {
        return sql.of("""
                        select f.many > :most or f.many >= :own and exists (
                          select from attempt o where o.campaign_id = :id and o.campaign_seq <> :seq
                            and o.provider_call_id is not null and o.ended_at > f.since and o.dialled_at > f.since) as over
                        from (select count(*) as many, min(planned_at) as since from attempt
                          where campaign_id = :id and campaign_seq = :seq and reason = :refused) f""")
                .with("most", MOST)
                .with("own", MOST_OF_ITS_OWN)
                .with("id", campaign)
                .with("seq", seq)
                .with("refused", EndReason.PROVIDER_REFUSED.word())
                .only(row -> row.flag("over"));
    }
}
