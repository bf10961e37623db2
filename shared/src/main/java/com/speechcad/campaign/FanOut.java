package com.speechcad.campaign;

import com.speechcad.db.Queue;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Asks the worker to gate those contacts whose time has come. Messages are references to a piece of the campaign, ten to
 * a request; a piece is asked for again only when it was not taken, or nothing came of it for a while.
 */
@Singleton
class FanOut {
    /** Contacts of one message. */
    static final int PIECE = 250;

    private static final int MOST_AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Tx tx;
    private final Sql sql;
    private final Queue queue;
    private final Clock clock;

    FanOut(Tx tx, Sql sql, Queue queue, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.queue = queue;
        this.clock = clock;
    }

    /** Outside of any transaction. */
    void run(TenantId tenant, UUID campaign) {
        List<Integer> due;
        do {
            due = tx.call(tenant, () -> due(campaign));
            var pieces = due;
            if (!pieces.isEmpty()) {
                var refused = queue.sendAll(
                        Queue.Name.BULK,
                        pieces.stream()
                                .map(from -> body(tenant, campaign, from))
                                .toList());
                var sent = java.util.stream.IntStream.range(0, pieces.size())
                        .filter(place -> !refused.contains(place))
                        .mapToObj(place -> (long) pieces.get(place))
                        .toList();
                tx.run(tenant, () -> sent(campaign, sent));
                if (!refused.isEmpty()) {
                    return;
                }
            }
        } while (due.size() == MOST_AT_ONCE);
    }

    private List<Integer> due(UUID campaign) {
        return sql.of("""
                        select from_seq from (
                          select distinct (c.seq - 1) / :piece * :piece + 1 as from_seq from campaign_contact c
                          where c.campaign_id = :id and c.state = 'WAITING' and c.next_at <= :now
                            and exists(select from campaign g where g.id = :id and g.state = 'RUNNING')) p
                        where not exists(select from campaign_range r
                          where r.campaign_id = :id and r.from_seq = p.from_seq and r.sent_at > :before)
                        order by from_seq limit :most""")
                .with("piece", PIECE)
                .with("id", campaign)
                .with("now", clock.instant())
                .with("before", clock.instant().minus(PATIENCE))
                .with("most", MOST_AT_ONCE)
                .list(row -> row.integer("from_seq"));
    }

    private void sent(UUID campaign, List<Long> pieces) {
        sql.of("""
                insert into campaign_range (campaign_id, from_seq, sent_at)
                select :id, piece, :now from unnest(:pieces::bigint[]) piece
                on conflict (tenant_id, campaign_id, from_seq) do update set sent_at = excluded.sent_at""")
                .with("id", campaign)
                .with("pieces", pieces)
                .with("now", clock.instant())
                .update();
    }

    private static String body(TenantId tenant, UUID campaign, int from) {
        return "{\"tenant\":%d,\"campaign\":\"%s\",\"from\":%d,\"to\":%d}"
                .formatted(tenant.value(), campaign, from, from + PIECE - 1);
    }
}
