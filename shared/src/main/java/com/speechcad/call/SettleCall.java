package com.speechcad.call;

import com.speechcad.billing.AttemptMoney;
import com.speechcad.billing.Receipt;
import com.speechcad.billing.SettleAttempt;
import com.speechcad.billing.Talk;
import com.speechcad.db.Jobs;
import com.speechcad.db.Later;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call is over: close it, charge it once, free its slot once, tell its owner, and let the next one start. */
@Singleton
class SettleCall {
    private static final Duration ANALYSIS_AFTER = Duration.ofMinutes(2);

    private final Tx tx;
    private final AttemptStates states;
    private final Accounts accounts;
    private final SettleAttempt money;
    private final AttemptSource source;
    private final LiveMessage live;
    private final WakeDispatcher dispatcher;
    private final Jobs jobs;
    private final Clock clock;

    SettleCall(
            Tx tx,
            AttemptStates states,
            Accounts accounts,
            SettleAttempt money,
            AttemptSource source,
            LiveMessage live,
            WakeDispatcher dispatcher,
            Jobs jobs,
            Clock clock) {
        this.tx = tx;
        this.states = states;
        this.accounts = accounts;
        this.money = money;
        this.source = source;
        this.live = live;
        this.dispatcher = dispatcher;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * As it is now, and what it cost, once that is known.
     *
     * @param receipt empty where nothing was charged, or an operator decides first
     */
    record Closed(Attempt attempt, Later<Optional<Receipt>> receipt) {}

    /**
     * The attempt's row is locked, and may become what the report says.
     *
     * @param known of its money, asked for after the attempt's lock
     */
    Closed over(Attempt attempt, CallReport report, AttemptMoney known) {
        var connected = report.connected().orElse(Duration.ZERO);
        var said = report.reason().orElse(EndReason.OTHER.word());
        var end = EndReason.byEnd(said);
        var isCancelled = !connected.isPositive() && isCancelled(attempt, end);
        var reason = isCancelled ? EndReason.CANCELLED_RINGING : end;
        var closed = attempt.over(
                report.phase() == CallReport.Phase.ENDED && !isCancelled
                        ? AttemptState.ENDED
                        : AttemptState.NOT_CONNECTED,
                isCancelled ? reason.word() : said,
                connected,
                report.startedAt(),
                report.endedAt().orElse(clock.instant()));
        if (!connected.isPositive()) {
            uncounted(closed, reason);
            close(closed, null);
            money.release(known);
            return told(new Closed(closed, Later.of(Optional.empty())));
        }
        close(closed, clock.instant().plus(ANALYSIS_AFTER));
        var talk = Talk.of(connected, attempt.recording() && report.recorded());
        var ended = talk.ended(reason.ending());
        return told(new Closed(closed, money.settle(known, transferred(ended, report))));
    }

    /** Its owner reads that it was they who hung up, if it was; a campaign's calls have no message of their own. */
    private boolean isCancelled(Attempt attempt, EndReason reason) {
        return attempt.row().isEmpty()
                && reason.mayBeCancelled()
                && jobs.isKnown(StopCall.KIND, attempt.id().toString(), StopCall.BY_ITS_OWNER);
    }

    private static Talk transferred(Talk talk, CallReport report) {
        return report.transfer()
                .flatMap(leg -> leg.connected().map(howLong -> talk.transferred(leg.to(), howLong)))
                .orElse(talk);
    }

    private Closed told(Closed closed) {
        closed.attempt.row().ifPresent(_ -> source.over(closed.attempt, closed.receipt));
        return closed;
    }

    /** Nothing was said to anybody: everything held comes back. */
    void nobodyWasRung(Attempt attempt, EndReason reason) {
        var closed = attempt.over(
                AttemptState.NOT_CONNECTED, reason.word(), Duration.ZERO, Optional.empty(), clock.instant());
        uncounted(closed, reason);
        close(closed, null);
        money.release(attempt.id());
        told(new Closed(closed, Later.of(Optional.empty())));
        live.redraw(attempt.id());
    }

    /**
     * The gate or the money said no: what is held since an earlier try comes back.
     *
     * @param closed as it is now
     */
    void refused(Attempt closed) {
        close(closed, null);
        money.release(closed.id());
        told(new Closed(closed, Later.of(Optional.empty())));
    }

    private void uncounted(Attempt closed, EndReason reason) {
        if (reason.surelyRangNobody()) {
            states.undialled(closed.id());
        }
    }

    private void close(Attempt closed, @Nullable Instant check) {
        tx.inOneStatement(() -> {
            states.over(closed, check);
            accounts.free(closed.id());
            return closed;
        });
        dispatcher.afterCommit(closed.account());
    }
}
