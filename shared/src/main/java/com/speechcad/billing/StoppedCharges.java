package com.speechcad.billing;

import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Charges for calls that a circuit breaker stopped, for whoever tells the caller about theirs. Changes nothing. */
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
}
