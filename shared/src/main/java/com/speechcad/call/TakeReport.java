package com.speechcad.call;

import com.speechcad.billing.AttemptMoney;
import com.speechcad.billing.SettleAttempt;
import com.speechcad.call.CallReport.Phase;
import com.speechcad.db.Jobs;
import com.speechcad.db.Later;
import com.speechcad.db.Tx;
import com.speechcad.flow.screening.Verdict.Hit;
import com.speechcad.kernel.TenantId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges what the provider says about a call, in any order and any number of times: a state is never lowered, money
 * moves once, and until the call is over nothing of what was keyed or said is looked at.
 */
@Singleton
public class TakeReport {
    private static final Logger LOG = LoggerFactory.getLogger(TakeReport.class);

    private static final Duration TRANSFER_CHECK = Duration.ofMinutes(1);
    private static final Duration TRANSFER_GRACE = Duration.ofMinutes(10);

    private final Tx tx;
    private final Attempts attempts;
    private final AttemptStates states;
    private final SettleCall settle;
    private final SettleAttempt money;
    private final TakeWords words;
    private final LiveMessage live;
    private final Jobs jobs;
    private final Clock clock;

    TakeReport(
            Tx tx,
            Attempts attempts,
            AttemptStates states,
            SettleCall settle,
            SettleAttempt money,
            TakeWords words,
            LiveMessage live,
            Jobs jobs,
            Clock clock) {
        this.tx = tx;
        this.attempts = attempts;
        this.states = states;
        this.settle = settle;
        this.money = money;
        this.words = words;
        this.live = live;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * @return false for a call that is none of ours
     * @throws com.speechcad.kernel.Unreachable when our store is down
     */
    public boolean take(TenantId tenant, CallReport report) {
        var hits = isOver(report) ? ScreenCall.hits(report) : List.<Hit>of();
        return tx.call(tenant, () -> {
            var asked = report.attempt()
                    .map(id -> ask(id, report, hits))
                    .filter(known -> known.attempt.get().isPresent())
                    .or(() -> attempts.ofProviderCall(report.providerCall()).map(id -> ask(id, report, hits)));
            asked.ifPresent(known -> {
                var attempt = known.attempt.get().orElseThrow();
                try (var _ = attempt.about()) {
                    merge(attempt, report, known.ending);
                }
            });
            return asked.isPresent();
        });
    }

    /** The attempt, locked before all else, and what its end has to know. */
    private record Known(Later<Optional<Attempt>> attempt, Optional<Ending> ending) {}

    /** @param words what is on record of what was said */
    private record Ending(AttemptMoney money, TakeWords.Known words) {}

    /** In one round trip. */
    private Known ask(UUID id, CallReport report, List<Hit> hits) {
        var attempt = attempts.askToLock(id);
        return switch (report.phase()) {
            case REGISTERED, ONGOING -> new Known(attempt, Optional.empty());
            case ENDED, NOT_CONNECTED ->
                new Known(
                        attempt, Optional.of(tx.inOneStatement(() -> new Ending(money.ask(id), words.ask(id, hits)))));
        };
    }

    private static boolean isOver(CallReport report) {
        return report.phase() == Phase.ENDED || report.phase() == Phase.NOT_CONNECTED;
    }

    private void merge(Attempt attempt, CallReport report, Optional<Ending> ending) {
        if (attempt.providerCall()
                .filter(call -> !call.equals(report.providerCall()))
                .isPresent()) {
            LOG.error(
                    "ALARM two calls of the provider for attempt {}: {} and {}",
                    attempt.id(),
                    attempt.providerCall().orElseThrow(),
                    report.providerCall());
            return;
        }
        if (attempt.providerCall().isEmpty()) {
            states.named(attempt.id(), report.providerCall());
        }
        rang(attempt, report);
        var state = effective(attempt);
        switch (report.phase()) {
            case REGISTERED -> found(attempt, state);
            case ONGOING -> started(attempt, state, report);
            case ENDED, NOT_CONNECTED -> over(attempt, state, report, ending.orElseThrow());
        }
    }

    /** Whoever was taken for not rung at all was, as it turns out: the law counts it from then on. */
    private void rang(Attempt attempt, CallReport report) {
        if (attempt.dialledAt().isEmpty()
                && report.reason()
                        .filter(word -> EndReason.of(word).surelyRangNobody())
                        .isEmpty()) {
            states.dialledAfterAll(attempt.id(), report.startedAt().orElse(clock.instant()));
        }
    }

    /** Word from a call that we had given up after two empty look-ups wins over our guess. */
    private static AttemptState effective(Attempt attempt) {
        var givenUp = attempt.state() == AttemptState.NOT_CONNECTED
                && attempt.reason()
                        .filter(EndReason.NEVER_PLACED.word()::equals)
                        .isPresent();
        if (givenUp) {
            LOG.error("ALARM attempt {} was given up, and placed after all", attempt.id());
        }
        return givenUp ? AttemptState.UNCERTAIN : attempt.state();
    }

    private void found(Attempt attempt, AttemptState state) {
        if (state == AttemptState.UNCERTAIN) {
            states.move(attempt.id(), AttemptState.DIALLING);
            askedAgain(attempt);
            live.redraw(attempt.id());
        }
    }

    private void started(Attempt attempt, AttemptState state, CallReport report) {
        if (state.canBecome(AttemptState.IN_CALL)) {
            states.started(attempt.id(), report.startedAt().orElse(clock.instant()));
            askedAgain(attempt);
            live.redraw(attempt.id());
            // Whoever wanted to hang up while it only rang can do so now.
            jobs.hurry(StopCall.KIND, attempt.id().toString());
        }
    }

    /** Whoever was given up is asked about no more; one that came to life has an end that may be missed, as all have. */
    private void askedAgain(Attempt attempt) {
        if (attempt.state().isOver()) {
            states.checkAt(attempt.id(), clock.instant().plus(CommitDial.FIRST_CHECK));
        }
    }

    private void over(Attempt attempt, AttemptState state, CallReport report, Ending ending) {
        var wanted = report.phase() == Phase.ENDED ? AttemptState.ENDED : AttemptState.NOT_CONNECTED;
        if (wanted == AttemptState.ENDED
                && report.connected().isEmpty()
                && !attempt.state().isOver()) {
            // Over, but for how long? The provider is asked before anything is charged.
            states.checkAt(attempt.id(), clock.instant());
            return;
        }
        if (!attempt.state().isOver() && isStillTransferred(attempt, report)) {
            // Both legs are charged at once: the provider is asked until it knows the end of the second.
            words.takeBeforeTheEnd(
                    attempt, report, ending.words, attempt.confirmed().longest().plus(TRANSFER_GRACE));
            states.checkAt(attempt.id(), clock.instant().plus(TRANSFER_CHECK));
            return;
        }
        var closing = state.canBecome(wanted);
        var closed = closing
                ? settle.over(attempt, report, ending.money)
                : new SettleCall.Closed(attempt, ending.money.receipt());
        var shown = words.take(closed.attempt(), report, ending.words, closing);
        if (attempt.row().isPresent()) {
            return;
        }
        var drawing = tx.inOneStatement(() -> live.ask(shown, closed.receipt()));
        drawing.moreAnswersAt().then(more -> {
            more.ifPresent(at -> jobs.addAt(ShowAnswers.KIND, attempt.id().toString(), "{}", at));
            return more;
        });
        live.draw(drawing);
    }

    /** No longer than the call itself may have lasted once more: then it is settled without the second leg. */
    private boolean isStillTransferred(Attempt attempt, CallReport report) {
        var waits = report.transfer().filter(leg -> leg.connected().isEmpty()).isPresent();
        if (!waits) {
            return false;
        }
        var handed = report.endedAt().orElse(clock.instant());
        if (clock.instant().isBefore(handed.plus(attempt.confirmed().longest()).plus(TRANSFER_GRACE))) {
            return true;
        }
        LOG.error("ALARM the end of the transfer of attempt {} was never told", attempt.id());
        return false;
    }
}
