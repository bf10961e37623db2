package com.speechcad.billing;

import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When the provider is asked about an invoice again, and what is thought of its answers; see {@link TopUps}. */
@Singleton
class TopUpChecks {
    private final Sql sql;
    private final Clock clock;

    TopUpChecks(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void doubted(UUID id, Instant checkAt) {
        sql.of("update top_up set doubted_at = coalesce(doubted_at, :now), check_at = :check where id = :id")
                .with("now", clock.instant())
                .with("check", checkAt)
                .with("id", id)
                .update();
    }

    void trusted(UUID id) {
        sql.of("update top_up set doubted_at = null where id = :id")
                .with("id", id)
                .update();
    }

    /** The daily pass need not come back to it. */
    void reconciled(UUID id) {
        sql.of("update top_up set reconciled_at = coalesce(reconciled_at, :now) where id = :id")
                .with("now", clock.instant())
                .with("id", id)
                .update();
    }

    void checkAt(UUID id, @Nullable Instant at) {
        sql.of("update top_up set check_at = :at where id = :id")
                .with("at", at)
                .with("id", id)
                .soon();
    }

    /**
     * Puts a check off, where nobody has decided about it since: neither that there is nothing to check, nor a later time.
     *
     * @param known when the check was due, or later
     */
    void putOff(UUID id, Instant known, Instant until) {
        sql.of("update top_up set check_at = :until where id = :id and check_at <= :known")
                .with("until", until)
                .with("known", known)
                .with("id", id)
                .soon();
    }
}
