package com.speechcad.call;

import com.speechcad.billing.SettleAttempt;
import com.speechcad.billing.Talk;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call is over: close it, charge it once, free its slot once, tell its owner, and let the next one start. */
@Singleton
class SettleCall {
    private static final Duration ANALYSIS_AFTER = Duration.ofMinutes(2);

    private final Attempts attempts;
    private final Accounts accounts;
    private final SettleAttempt money;
    private final LiveMessage live;
    private final WakeDispatcher dispatcher;
    private final Clock clock;

    SettleCall(
            Attempts attempts,
            Accounts accounts,
            SettleAttempt money,
            LiveMessage live,
            WakeDispatcher dispatcher,
            Clock clock) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.money = money;
        this.live = live;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** The attempt's row is locked, and may become what the report says. */
    void over(Attempt attempt, CallReport report) {
        var ended = report.endedAt().orElse(clock.instant());
        var start = report.startedAt().or(attempt::startedAt).orElse(null);
        var state = report.phase() == CallReport.Phase.ENDED ? AttemptState.ENDED : AttemptState.NOT_CONNECTED;
        var reason = report.reason().orElse(EndReason.OTHER.word());
        var connected = report.connected().orElse(Duration.ZERO);
        close(attempt, state, reason, connected, start, ended);
        if (connected.isPositive()) {
            var talk = Talk.of(connected, attempt.recording() && report.recorded());
            money.settle(attempt.id(), talk.ended(EndReason.of(reason).ending()));
            attempts.checkAt(attempt.id(), clock.instant().plus(ANALYSIS_AFTER));
        } else {
            money.release(attempt.id());
        }
    }

    /** Nothing was said to anybody: everything held comes back. */
    void nobodyWasRung(Attempt attempt, EndReason reason) {
        close(attempt, AttemptState.NOT_CONNECTED, reason.word(), Duration.ZERO, null, clock.instant());
        money.release(attempt.id());
        live.redraw(attempt.id());
    }

    private void close(
            Attempt attempt,
            AttemptState state,
            String reason,
            Duration connected,
            @Nullable Instant start,
            Instant ended) {
        attempts.over(attempt.id(), state, reason, connected, start, ended);
        accounts.free(attempt.id());
        dispatcher.afterCommit(attempt.account());
    }
}
