package com.speechcad.billing;

import com.speechcad.db.Audit;
import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;

/** How much is plainly too much, for the open transaction's tenant. */
@Singleton
public class BreakerLimits {
    private static final Limits SEEDS = new Limits(20, Money.dollars(2000));

    private final Sql sql;
    private final Audit audit;
    private final Clock clock;

    BreakerLimits(Sql sql, Audit audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param operationsADay paid changes of one user's subscription within 24 hours
     * @param debitAnHour what leaves one wallet by itself within an hour
     */
    public record Limits(int operationsADay, Money debitAnHour) {
        public Limits {
            if (operationsADay < 1 || !debitAnHour.isPositive()) {
                throw new IllegalArgumentException("a limit of nothing stops everything");
            }
        }
    }

    public Limits now() {
        return askNow().get();
    }

    /** The same, in the round trip of whatever is needed next. */
    Later<Limits> askNow() {
        return sql.of("select most_operations_a_day, most_debit_an_hour_micros from breaker_limit")
                .askFirst(
                        row -> new Limits(row.integer("most_operations_a_day"), row.money("most_debit_an_hour_micros")))
                .then(set -> set.orElse(SEEDS));
    }

    /** From now on; in the open transaction. */
    public void set(UserId operator, Limits limits) {
        sql.of("""
                insert into breaker_limit (most_operations_a_day, most_debit_an_hour_micros, updated_at)
                values (:operations, :debit, :now)
                on conflict (tenant_id) do update set most_operations_a_day = excluded.most_operations_a_day,
                  most_debit_an_hour_micros = excluded.most_debit_an_hour_micros, updated_at = excluded.updated_at""")
                .with("operations", limits.operationsADay())
                .with("debit", limits.debitAnHour())
                .with("now", clock.instant())
                .update();
        audit.append(
                "user:" + operator.value(),
                "breaker.limits",
                "tenant",
                "{\"operations\":%d,\"micros\":%d}"
                        .formatted(limits.operationsADay(), limits.debitAnHour().micros()));
    }
}
