package com.speechcad.campaign;

import com.speechcad.call.Accounts;
import com.speechcad.db.Sql;
import com.speechcad.tenant.Business;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Campaigns of the open transaction's tenant that could call somebody, and call nobody: their time has come, there are slots,
 * and neither pace nor level nor a rest stands in the way. Whoever is dialled now and then is none of them.
 */
@Singleton
public class NotDialled {
    /** A turn comes within seconds; a running call that takes a slot is over before. */
    static final Duration LONG = Duration.ofMinutes(10);

    /** Contacts that are ready, and those that wait: each has an index of its own, which both together would have none of. */
    static final String FIND = """
            select g.id from campaign g
              join business b on b.id = g.business_id
              join provider_account p on p.id = g.account_id
            where g.state = 'RUNNING' and g.copied_at is not null
              and greatest(g.rests_until, g.served_at, g.resumed_at, g.started_at,
                p.campaigns_rest_until) <= :since
              and greatest(p.next_start_at, 'epoch') <= :now
              and (exists(select from campaign_contact c
                  where c.campaign_id = g.id and c.state = 'READY' and c.next_at <= :since)
                or exists(select from campaign_contact c
                  where c.campaign_id = g.id and c.state = 'WAITING' and c.next_at <= :since))
              and (select count(*) from campaign_contact c
                where c.campaign_id = g.id and c.state = 'RUNNING') < g.pace
              and (select count(*) from attempt r where r.business_id = g.business_id
                and r.state in ('AUTHORISED', 'DIALLING', 'UNCERTAIN', 'IN_CALL'))
                < case b.tier when 'T0' then :t0 when 'T1' then :t1 else :t2 end
              and case when p.line is null
                  then (select count(*) from slot_lease l where l.account_id = p.id)
                  else line_taken(p.line) end
                < p.concurrency - case when p.concurrency < :few then 0 else p.kept_for_single end
            order by g.served_at, g.id limit :most""";

    private final Sql sql;
    private final CampaignTries tries;
    private final Clock clock;

    NotDialled(Sql sql, CampaignTries tries, Clock clock) {
        this.sql = sql;
        this.tries = tries;
        this.clock = clock;
    }

    /** At most {@code most}, whoever waits longest first. Others' calls on the same account are no sign that this one is served. */
    public List<UUID> find(int most) {
        return sql.of(FIND)
                .with("now", clock.instant())
                .with("since", clock.instant().minus(LONG))
                .with("t0", tries.atOnce(Business.Tier.T0))
                .with("t1", tries.atOnce(Business.Tier.T1))
                .with("t2", tries.atOnce(Business.Tier.T2))
                .with("few", Accounts.FEW)
                .with("most", most)
                .list(row -> row.uuid("id"));
    }
}
