package com.speechcad.call;

import com.speechcad.billing.CallKind;
import com.speechcad.db.AcrossTenants;
import com.speechcad.db.ItemByItem;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whoever taps Call expects it now: a single call that has not begun ten minutes after it was confirmed is not dialled any
 * more, whatever was away. Both the clock and the dispatcher give it up, whoever comes first, and never one of a campaign:
 * ADR 0098.
 */
@Singleton
class GiveUpWaiting {
    /** As it is said to people. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int MOST_A_RUN = 500;
    private static final Logger LOG = LoggerFactory.getLogger(GiveUpWaiting.class);

    private final Tx tx;
    private final AcrossTenants across;
    private final Attempts attempts;
    private final SettleCall settle;
    private final Clock clock;

    GiveUpWaiting(Tx tx, AcrossTenants across, Attempts attempts, SettleCall settle, Clock clock) {
        this.tx = tx;
        this.across = across;
        this.attempts = attempts;
        this.settle = settle;
        this.clock = clock;
    }

    /** Of all tenants, a transaction each: for what the dispatcher does not come to, as where its queue or worker is away. */
    void run(ItemByItem each) {
        across.due("single_calls_planned", longAgo(), MOST_A_RUN)
                .forEach(due -> each.run("call " + due.id(), () -> tx.run(due.tenant(), () -> giveUp(due.id()))));
    }

    /** Whether nobody wants it any more. A campaign is patient. */
    boolean isOver(Attempt attempt) {
        return attempt.kind() == CallKind.SINGLE
                && attempt.state() == AttemptState.PLANNED
                && !attempt.plannedAt().isAfter(longAgo());
    }

    /** Its row is locked, so that it can not be dialled a moment later. Nothing is charged, and its owner is told. */
    void giveUp(Attempt attempt) {
        LOG.warn("call {} was not begun within {} min and is not dialled any more", attempt.id(), PATIENCE.toMinutes());
        settle.nobodyWasRung(attempt, EndReason.WAITED_TOO_LONG);
    }

    /** It may have been dialled, or stopped, since it was found. */
    private void giveUp(UUID id) {
        attempts.lock(id).filter(this::isOver).ifPresent(this::giveUp);
    }

    private Instant longAgo() {
        return clock.instant().minus(PATIENCE);
    }
}
