package com.speechcad.campaign;

import com.speechcad.db.Queue;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Asks the worker to gate those contacts whose time has come. Messages are references to a piece of the campaign. However
 * many are due, only a few pieces of a campaign are on their way at once, and whoever has done one asks for the next: a
 * single call's message in the same queue never waits behind a hundred thousand contacts.
 */
@Singleton
class FanOut {
    /** Contacts of one message. */
    static final int PIECE = 250;

    /** One that is worked at, and one that waits: the campaign's row is locked meanwhile, and so more would only wait. */
    private static final int MOST_UNDER_WAY = 2;

    /** A piece of which nothing was heard for so long may be lost, and is not counted as under way any more. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Due contacts that are looked at to find the next pieces; those of a piece that fails again and again among them. */
    private static final int LOOKED_AT = 20 * PIECE;

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

    /** Outside of any transaction; as often as anybody likes. */
    void run(TenantId tenant, UUID campaign) {
        var pieces = tx.call(tenant, () -> take(campaign));
        if (pieces.isEmpty()) {
            return;
        }
        var refused = queue.sendAll(
                Queue.Name.BULK,
                pieces.stream().map(from -> body(tenant, campaign, from)).toList());
        if (!refused.isEmpty()) {
            tx.run(
                    tenant,
                    () -> giveBack(campaign, refused.stream().map(pieces::get).toList()));
        }
    }

    /** Written down before they are sent, since the worker may have done one before a word after it. */
    private List<Integer> take(UUID campaign) {
        return sql.of("""
                        insert into campaign_range (campaign_id, from_seq, sent_at)
                        select :id, from_seq, :now from (
                          select p.from_seq from (
                            select distinct (d.seq - 1) / :piece * :piece + 1 as from_seq from (
                              select c.seq from campaign_contact c
                              where c.campaign_id = :id and c.state = 'WAITING' and c.next_at <= :now
                                and exists(select from campaign g where g.id = :id and g.state = 'RUNNING')
                              order by c.next_at limit :looked) d) p
                          left join campaign_range r on r.campaign_id = :id and r.from_seq = p.from_seq
                          where r.sent_at is null or r.sent_at <= :before
                          order by r.sent_at nulls first, p.from_seq
                          limit greatest(0, :most - (select count(*) from campaign_range u
                            where u.campaign_id = :id and u.sent_at > :before))) next
                        on conflict (tenant_id, campaign_id, from_seq) do update set sent_at = excluded.sent_at
                        returning from_seq""")
                .with("piece", PIECE)
                .with("id", campaign)
                .with("now", clock.instant())
                .with("looked", LOOKED_AT)
                .with("before", clock.instant().minus(PATIENCE))
                .with("most", MOST_UNDER_WAY)
                .list(row -> row.integer("from_seq"));
    }

    private void giveBack(UUID campaign, Collection<Integer> pieces) {
        sql.of("delete from campaign_range where campaign_id = :id and from_seq = any(:pieces::int[])")
                .with("id", campaign)
                .with("pieces", List.copyOf(pieces))
                .update();
    }

    private static String body(TenantId tenant, UUID campaign, int from) {
        return "{\"tenant\":%d,\"campaign\":\"%s\",\"from\":%d,\"to\":%d}"
                .formatted(tenant.value(), campaign, from, from + PIECE - 1);
    }
}
