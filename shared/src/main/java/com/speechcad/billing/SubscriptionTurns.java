package com.speechcad.billing;

import com.speechcad.db.Sql;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Whose turn it is when the clock looks at subscriptions, and when it looks again; see {@link SubscriptionRows}. */
@Singleton
class SubscriptionTurns {
    private final Sql sql;
    private final Clock clock;

    SubscriptionTurns(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Held until the open transaction ends, if the clock has something to do for it and nobody else holds it. */
    Optional<SubscriptionRow> lockDue(long id) {
        return sql.of(SubscriptionRows.SELECT + "where s.id = :id and s.due_at <= :now for update of s skip locked")
                .with("id", id)
                .with("now", clock.instant())
                .first(SubscriptionRows::row);
    }

    /** The same, if it is time for a notice. */
    Optional<SubscriptionRow> lockToWarn(long id) {
        return sql.of(SubscriptionRows.SELECT + "where s.id = :id and s.notice_at <= :now for update of s skip locked")
                .with("id", id)
                .with("now", clock.instant())
                .first(SubscriptionRows::row);
    }

    /** Whose it is, if nobody else decides about that person's plan and money right now; then the caller does. */
    Optional<UserId> ownerToDecideFor(long id) {
        return sql.of("""
                        select l.user_id from subscription s
                        join billing_lock l on l.tenant_id = s.tenant_id and l.user_id = s.user_id
                        where s.id = :id for update of l skip locked""").with("id", id).first(row -> row.user("user_id"));
    }

    /** Something is wrong with this row: it is looked at again later, unless somebody else has done it meanwhile. */
    void postponeDue(long id, Instant until) {
        sql.of("update subscription set due_at = :until where id = :id and due_at <= :now")
                .with("until", until)
                .with("id", id)
                .with("now", clock.instant())
                .update();
    }

    /** The notice was looked at; the next one, if there is one. */
    void noticed(SubscriptionRow row, Instant now) {
        sql.of("update subscription set notice_at = :at where id = :id")
                .with("at", Dunning.notice(row, now).orElse(null))
                .with("id", row.id())
                .update();
    }
}
