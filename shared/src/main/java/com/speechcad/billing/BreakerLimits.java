package com.speechcad.billing;

import com.speechcad.db.Audit;
import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much is plainly too much, for the open transaction's tenant. */
@Singleton
public class BreakerLimits {
    private static final Limits SEEDS = new Limits(20, Money.dollars(2000), Money.dollars(10));

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
     * @param chargeAMinute what a call may cost for each minute that it was talked, a begun one counts; all fees included
     */
    public record Limits(int operationsADay, Money debitAnHour, Money chargeAMinute) {
        public Limits {
            if (operationsADay < 1 || !debitAnHour.isPositive() || !chargeAMinute.isPositive()) {
                throw new IllegalArgumentException("a limit of nothing stops everything");
            }
        }

        /** Whether these let something pass that the others stop. */
        boolean areLooserThan(Limits others) {
            return operationsADay > others.operationsADay
                    || debitAnHour.compareTo(others.debitAnHour) > 0
                    || chargeAMinute.compareTo(others.chargeAMinute) > 0;
        }

        /**
         * What is to hold after a change that was made in view of {@code seen}: only what it changes, so that what others
         * have changed meanwhile stays.
         *
         * @param now what holds instead by now
         * @return empty where they have changed the same
         */
        Optional<Limits> afterOthers(Limits seen, Limits now) {
            if (clash(operationsADay, seen.operationsADay, now.operationsADay)
                    || clash(debitAnHour, seen.debitAnHour, now.debitAnHour)
                    || clash(chargeAMinute, seen.chargeAMinute, now.chargeAMinute)) {
                return Optional.empty();
            }
            return Optional.of(new Limits(
                    operationsADay == seen.operationsADay ? now.operationsADay : operationsADay,
                    debitAnHour.equals(seen.debitAnHour) ? now.debitAnHour : debitAnHour,
                    chargeAMinute.equals(seen.chargeAMinute) ? now.chargeAMinute : chargeAMinute));
        }

        private static boolean clash(Object wanted, Object seen, Object now) {
            return !wanted.equals(seen) && !now.equals(seen);
        }
    }

    public Limits now() {
        return askNow().get();
    }

    /** The same, in the round trip of whatever is needed next. */
    Later<Limits> askNow() {
        return sql.of("""
                        select most_operations_a_day, most_debit_an_hour_micros, most_charge_a_minute_micros
                        from breaker_limit""")
                .askFirst(row -> new Limits(
                        row.integer("most_operations_a_day"),
                        row.money("most_debit_an_hour_micros"),
                        row.money("most_charge_a_minute_micros")))
                .then(set -> set.orElse(SEEDS));
    }

    /** From now on; in the open transaction. Operators come through {@link ChangeLimits}. */
    public void set(UserId operator, Limits limits) {
        set(operator, null, limits);
    }

    /** @param second who agreed, where it took two; the row refuses that it is the operator */
    void set(UserId operator, @Nullable UserId second, Limits limits) {
        sql.of("""
                insert into breaker_limit (most_operations_a_day, most_debit_an_hour_micros, most_charge_a_minute_micros,
                  updated_at, changed_by, agreed_by)
                values (:operations, :debit, :minute, :now, :by, :second)
                on conflict (tenant_id) do update set most_operations_a_day = excluded.most_operations_a_day,
                  most_debit_an_hour_micros = excluded.most_debit_an_hour_micros,
                  most_charge_a_minute_micros = excluded.most_charge_a_minute_micros, updated_at = excluded.updated_at,
                  changed_by = excluded.changed_by, agreed_by = excluded.agreed_by""")
                .with("by", operator)
                .with("second", second)
                .with("operations", limits.operationsADay())
                .with("debit", limits.debitAnHour())
                .with("minute", limits.chargeAMinute())
                .with("now", clock.instant())
                .update();
        audit.append("user:" + operator.value(), "breaker.limits", "tenant", detail(limits));
    }

    static String detail(Limits limits) {
        return "{\"operations\":%d,\"micros\":%d,\"minuteMicros\":%d}"
                .formatted(
                        limits.operationsADay(),
                        limits.debitAnHour().micros(),
                        limits.chargeAMinute().micros());
    }
}
