package com.speechcad.billing;

import com.speechcad.db.Sql;
import com.speechcad.wallet.Overdue;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Top-ups that are in a wallet, and that the provider has not settled for days: no fault of the books, somebody is late. Each
 * stands among the parked payments until it is settled, taken back or written off, also after it was left once, and where
 * the provider's server cannot tell how far it is.
 */
@Singleton
class LateSettlements implements Overdue {
    private static final Duration LATE = Duration.ofDays(3);
    private static final int MOST = 20;

    private final Sql sql;
    private final TopUps topUps;
    private final Credits credits;
    private final ParkedPayments parked;
    private final Clock clock;

    LateSettlements(Sql sql, TopUps topUps, Credits credits, ParkedPayments parked, Clock clock) {
        this.sql = sql;
        this.topUps = topUps;
        this.credits = credits;
        this.parked = parked;
        this.clock = clock;
    }

    @Override
    public void remind() {
        // What an operator credited was settled by their word: the books say which of these are owed still.
        sql.of("""
                        select t.id from top_up t
                        where t.credited_at < :before and t.settled_at is null and t.state <> 'REVERSED'
                          and not exists (select from parked_payment p where p.top_up_id = t.id and p.state = 'OPEN')
                          and exists (select from ledger_op o
                            cross join lateral ledger_unsettled_of(o.tenant_id, o.id) u
                            where o.user_id = t.user_id and o.kind = 'TOP_UP' and o.subject = 'invoice:' || t.id
                              and u.due > 0)
                        order by t.credited_at limit :most""")
                .with("before", clock.instant().minus(LATE))
                .with("most", MOST)
                .list(row -> row.uuid("id"))
                .forEach(id -> topUps.lock(id)
                        .filter(found -> found.payment()
                                .filter(payment -> credits.isOwed(CreditTopUp.key(payment.paymentId())))
                                .isPresent())
                        .ifPresent(parked::late));
    }
}
