package com.speechcad.call;

import com.speechcad.billing.CallKind;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Unreachable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the call off whose turn it was when something broke: in one order, it would be taken again each time, and nobody
 * else of its account, nor of others on the same line, would ever be called.
 */
@Singleton
class PutOffDial {
    private static final Duration LATER = Duration.ofMinutes(10);

    /** With all its tries before nobody waits for it any more. */
    private static final Duration LATER_OF_SINGLES = Duration.ofMinutes(2);

    /** A single call that breaks so often is over: its person waits for it. */
    private static final int MOST_BREAKS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(PutOffDial.class);

    private final Tx tx;
    private final Sql sql;
    private final Accounts accounts;
    private final Attempts attempts;
    private final AttemptSource source;
    private final SettleCall settle;
    private final Clock clock;

    PutOffDial(
            Tx tx,
            Sql sql,
            Accounts accounts,
            Attempts attempts,
            AttemptSource source,
            SettleCall settle,
            Clock clock) {
        this.tx = tx;
        this.sql = sql;
        this.accounts = accounts;
        this.attempts = attempts;
        this.source = source;
        this.settle = settle;
        this.clock = clock;
    }

    /** In transactions of its own, as the one that broke left nothing. */
    void putOff(Accounts.Turn turn, ChosenDial.Whom whom) {
        var now = clock.instant();
        switch (whom) {
            case ChosenDial.Whom.OfCampaign(var campaign, var seq) ->
                tx.run(turn.tenant(), () -> {
                    accounts.hold(turn.account());
                    source.putOff(campaign, seq, now.plus(LATER));
                });
            case ChosenDial.Whom.Planned(var attempt) -> {
                var breaks = tx.call(turn.tenant(), () -> putOff(turn.account(), attempt, now));
                if (breaks >= MOST_BREAKS) {
                    giveUp(turn, attempt);
                }
            }
        }
    }

    /** @return how often it broke */
    private int putOff(long account, UUID attempt, Instant now) {
        accounts.hold(account);
        return sql.of("""
                        update attempt set dial_breaks = dial_breaks + 1,
                          due_at = case kind when 'SINGLE' then :soon else :later end
                        where id = :id and state = 'PLANNED' returning dial_breaks""")
                .with("soon", now.plus(LATER_OF_SINGLES))
                .with("later", now.plus(LATER))
                .with("id", attempt)
                .first(row -> row.integer("dial_breaks"))
                .orElse(0);
    }

    /** What is wrong with it may be in the way of that as well: then it stays put off. */
    private void giveUp(Accounts.Turn turn, UUID attempt) {
        try {
            tx.run(turn.tenant(), () -> {
                accounts.hold(turn.account());
                attempts.lock(attempt)
                        .filter(one -> one.state() == AttemptState.PLANNED && one.kind() == CallKind.SINGLE)
                        .ifPresent(one -> settle.nobodyWasRung(one, EndReason.NEVER_PLACED));
            });
        } catch (Unreachable passing) {
            throw passing;
        } catch (RuntimeException bug) {
            LOG.error("call {} broke {} times and cannot be given up", attempt, MOST_BREAKS, bug);
        }
    }
}
