package com.speechcad.billing;

import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Debits that a circuit breaker stopped, for whoever asked for them, or tells the caller about theirs. */
@Singleton
public class StoppedCharges {
    private final Sql sql;

    StoppedCharges(Sql sql) {
        this.sql = sql;
    }

    /** Where it stands; empty when the call's charge was never stopped. */
    public Optional<ParkedOperation.State> of(UUID attempt) {
        return sql.of("select state from parked_operation where kind = :kind and key = :key")
                .with("kind", SettleAttempt.KIND)
                .with("key", SettleAttempt.key(attempt))
                .first(row -> row.constant(ParkedOperation.State.class, "state"));
    }

    /**
     * Why a purchase was stopped that waits for an operator, as the person may know it.
     *
     * @param free when the limit lets others of theirs through again, at the latest
     */
    public record OfPlan(Breakers.Breaker breaker, Instant free) {}

    /** The newest that a person asked for; empty when none waits. */
    public Optional<OfPlan> purchase(UserId user) {
        return sql.of("""
                        select breaker, created_at from parked_operation
                        where user_id = :user and state = 'OPEN' and kind = any (:kinds) order by id desc limit 1""")
                .with("user", user)
                .with("kinds", List.of(BuyPlan.KIND, BuyPlan.WAITED))
                .first(row -> {
                    var breaker = row.constant(Breakers.Breaker.class, "breaker");
                    return new OfPlan(breaker, row.instant("created_at").plus(breaker.window));
                });
    }

    /**
     * What is stopped would cost another sum by now, which is shown from now on: whoever releases it agrees to what they see.
     * Where a second person is asked already nothing changes under their eyes.
     */
    void costs(String key, Money amount) {
        sql.of("""
                update parked_operation set amount_micros = :amount,
                  counted = counted + case breaker when 'OPERATIONS_A_DAY' then 0 else :amount - amount_micros end
                where key = :key and state = 'OPEN' and asked_by is null and amount_micros <> :amount""").with("amount", amount).with("key", key).update();
    }
}
