package com.speechcad.call;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Puts the call off whose turn it was when something broke: in one order, it would be taken again each time, and nobody
 * else of its account, nor of others on the same line, would ever be called.
 */
@Singleton
class PutOffDial {
    private static final Duration LATER = Duration.ofMinutes(10);

    private final Tx tx;
    private final Sql sql;
    private final Accounts accounts;
    private final Attempts attempts;
    private final AttemptSource source;
    private final Clock clock;

    PutOffDial(Tx tx, Sql sql, Accounts accounts, Attempts attempts, AttemptSource source, Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.accounts = accounts;
        this.attempts = attempts;
        this.source = source;
        this.clock = clock;
    }

    /** In a transaction of its own, as the one that broke left nothing; chosen as {@link NextDial} chooses. */
    void after(Accounts.Turn turn) {
        tx.run(turn.tenant(), () -> {
            accounts.hold(turn.account());
            var now = clock.instant();
            var until = now.plus(LATER);
            attempts.askNext(turn.account(), now)
                    .get()
                    .ifPresentOrElse(
                            id -> putOff(id, until),
                            () -> source.askTurn(turn.account(), now)
                                    .get()
                                    .ifPresent(campaign -> source.putOff(campaign, until)));
        });
    }

    private void putOff(UUID attempt, Instant until) {
        sql.of("update attempt set due_at = :until where id = :id and state = 'PLANNED'")
                .with("until", until)
                .with("id", attempt)
                .update();
    }
}
