package com.speechcad.call;

import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Asks the provider to ring, once, and writes down what came of it. */
@Singleton
class PlaceCall {
    /** The first look-up that counts when the answer was lost. */
    static final Duration FIRST_LOOKUP = Duration.ofMinutes(2);

    private final Tx tx;
    private final Dialer dialer;
    private final Attempts attempts;
    private final SettleCall settle;
    private final LiveMessage live;
    private final Clock clock;

    PlaceCall(Tx tx, Dialer dialer, Attempts attempts, SettleCall settle, LiveMessage live, Clock clock) {
        this.tx = tx;
        this.dialer = dialer;
        this.attempts = attempts;
        this.settle = settle;
        this.live = live;
        this.clock = clock;
    }

    void place(Dialer.Order order) {
        var dialled = dialer.dial(order);
        tx.run(order.tenant(), () -> {
            var attempt = attempts.lock(order.attempt()).orElseThrow();
            switch (dialled) {
                // A webhook may have been here first: then only the name is new.
                case Dialer.Dialled.Accepted(var call) -> attempts.named(attempt.id(), call);
                case Dialer.Dialled.Refused(var reason) -> refused(attempt, reason);
                case Dialer.Dialled.Uncertain() -> uncertain(attempt);
            }
        });
    }

    private void refused(Attempt attempt, EndReason reason) {
        if (attempt.state().canBecome(AttemptState.NOT_CONNECTED)) {
            settle.nobodyWasRung(attempt, reason);
        }
    }

    private void uncertain(Attempt attempt) {
        if (attempt.state().canBecome(AttemptState.UNCERTAIN)) {
            attempts.move(attempt.id(), AttemptState.UNCERTAIN);
            attempts.checkAt(
                    attempt.id(), attempt.dialledAt().orElse(clock.instant()).plus(FIRST_LOOKUP));
            live.redraw(attempt.id());
        }
    }
}
