package com.speechcad.billing;

import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import jakarta.inject.Singleton;

/** What operators refunded of a plan's price, in the open transaction's tenant. */
@Singleton
class RefundedOfPlan {
    static final String SINCE = """
        with recursive paid as (
          select e.key, e.credit_micros, s.follows_id, s.user_id, e.at as since
          from subscription s join subscription_event e on e.subscription_id = s.id
            and e.period_start = s.period_start and e.kind in ('ACTIVATED', 'RENEWED')
          where s.id = :id
          union all
          select e.key, e.credit_micros, s.follows_id, s.user_id, p.since
          from paid p join subscription s on s.id = p.follows_id and p.credit_micros > 0
            join subscription_event e on e.subscription_id = s.id
              and e.period_start = s.period_start and e.kind in ('ACTIVATED', 'RENEWED')
        )
        select coalesce(sum(back.amount_micros), 0)::bigint as refunded
        from ledger_op refund
        join ledger_transfer back on back.op_id = refund.id
        join ledger_transfer went on went.id = back.reverses_id
        join ledger_op original on original.id = went.op_id
        where refund.user_id = (select user_id from subscription where id = :id)
          and refund.kind = 'REFUND' and refund.effective_at >= (select min(since) from paid)
          and exists (select from paid where starts_with(original.key, 'buy:' || paid.key || ':')
            or starts_with(original.key, paid.key || ':'))""";

    private final Sql sql;

    RefundedOfPlan(Sql sql) {
        this.sql = sql;
    }

    /**
     * Since the present period of the subscription began: of what was charged for it, and of what was charged for the plans
     * that were credited against it. What was refunded of those before then was taken off that credit.
     */
    Money since(long subscription) {
        return sql.of(SINCE).with("id", subscription).only(row -> row.money("refunded"));
    }
}
