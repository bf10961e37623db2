package com.speechcad.call;

import com.speechcad.billing.CallKind;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Asks the provider to ring, once, and writes down what came of it. */
@Singleton
class PlaceCall {
    /** The first look-up that counts when the answer was lost. */
    static final Duration FIRST_LOOKUP = Duration.ofMinutes(2);

    /** How long a confirmed single call waits for room at the provider; nobody wants it an hour later. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration SHORTEST_REST = Duration.ofSeconds(2);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Tx tx;
    private final Dialer dialer;
    private final Attempts attempts;
    private final AttemptStates states;
    private final Accounts accounts;
    private final SettleCall settle;
    private final LiveMessage live;
    private final WakeDispatcher dispatcher;
    private final Clock clock;

    PlaceCall(
            Tx tx,
            Dialer dialer,
            Attempts attempts,
            AttemptStates states,
            Accounts accounts,
            SettleCall settle,
            LiveMessage live,
            WakeDispatcher dispatcher,
            Clock clock) {
        this.tx = tx;
        this.dialer = dialer;
        this.attempts = attempts;
        this.states = states;
        this.accounts = accounts;
        this.settle = settle;
        this.live = live;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** @return whether the provider said yes; that is written down in a transaction that waits for no other row */
    boolean place(Dialer.Order order) {
        var dialled = dialer.dial(order);
        return tx.call(order.tenant(), () -> {
            if (dialled instanceof Dialer.Dialled.Accepted(var call)) {
                // A webhook may have been here first: then only the name is new.
                states.namedFirst(order.tenant(), order.attempt(), call);
                return true;
            }
            var attempt = attempts.lock(order.attempt()).orElseThrow();
            if (dialled instanceof Dialer.Dialled.Refused(var reason)) {
                refused(attempt, reason);
            } else {
                uncertain(attempt);
            }
            return false;
        });
    }

    private void refused(Attempt attempt, EndReason reason) {
        if (reason == EndReason.PROVIDER_BUSY && mayWait(attempt)) {
            backInLine(attempt);
        } else if (attempt.state().canBecome(AttemptState.NOT_CONNECTED)) {
            settle.nobodyWasRung(attempt, reason);
        }
    }

    private boolean mayWait(Attempt attempt) {
        return attempt.state().canBecome(AttemptState.PLANNED)
                && (attempt.kind() != CallKind.SINGLE || waited(attempt).compareTo(PATIENCE) < 0);
    }

    /** No room at the provider costs no attempt. Slot and start token go back; what is held stays for the next try. */
    private void backInLine(Attempt attempt) {
        var rest = rest(waited(attempt));
        var due = clock.instant().plus(rest);
        states.backInLine(attempt.id(), due);
        accounts.free(attempt.id());
        accounts.rest(attempt.account(), due);
        live.redraw(attempt.id());
        dispatcher.afterCommit(attempt.account(), rest);
    }

    private Duration waited(Attempt attempt) {
        return Duration.between(attempt.plannedAt(), clock.instant());
    }

    /** Soon at first, later and later then. */
    private static Duration rest(Duration waited) {
        var half = waited.dividedBy(2);
        var least = half.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : half;
        return least.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : least;
    }

    private void uncertain(Attempt attempt) {
        if (attempt.state().canBecome(AttemptState.UNCERTAIN)) {
            states.move(attempt.id(), AttemptState.UNCERTAIN);
            states.checkAt(
                    attempt.id(), attempt.dialledAt().orElse(clock.instant()).plus(FIRST_LOOKUP));
            live.redraw(attempt.id());
        }
    }
}
