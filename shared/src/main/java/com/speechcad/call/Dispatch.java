package com.speechcad.call;

import com.speechcad.billing.Authorisation;
import com.speechcad.billing.AuthoriseAttempt;
import com.speechcad.billing.Quotes;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.lawful.Decision;
import com.speechcad.lawful.Dial;
import com.speechcad.lawful.Gate;
import com.speechcad.lawful.Stage;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Starts what may be started on one provider account. Slot, row, start token, gate, money and the attempt's new state are
 * one transaction; the provider is asked after its commit, so that a crash in between can never ring anybody twice. It
 * runs when something becomes ready, when a slot is freed, and on a minute's sweep.
 */
@Singleton
public class Dispatch {
    private static final int MOST_A_RUN = 50;
    /** With the longest wait for the provider's answer still below the worker's minute. */
    private static final Duration MOST_TIME = Duration.ofSeconds(20);

    private static final Duration MARGIN = Duration.ofMinutes(15);
    private static final Duration FIRST_CHECK = Duration.ofSeconds(60);

    private final Tx tx;
    private final Accounts accounts;
    private final Attempts attempts;
    private final Gate gate;
    private final AuthoriseAttempt authorise;
    private final PlaceCall place;
    private final LiveMessage live;
    private final WakeDispatcher dispatcher;
    private final Clock clock;

    Dispatch(
            Tx tx,
            Accounts accounts,
            Attempts attempts,
            Gate gate,
            AuthoriseAttempt authorise,
            PlaceCall place,
            LiveMessage live,
            WakeDispatcher dispatcher,
            Clock clock) {
        this.tx = tx;
        this.accounts = accounts;
        this.attempts = attempts;
        this.gate = gate;
        this.authorise = authorise;
        this.place = place;
        this.live = live;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** Ends when nothing is ready, or there is no slot or token: whoever frees one wakes it again. */
    public void run(TenantId tenant, long account) {
        var end = clock.instant().plus(MOST_TIME);
        for (int i = 0; i < MOST_A_RUN && clock.instant().isBefore(end); i++) {
            switch (tx.call(tenant, () -> next(tenant, account))) {
                case Step.Idle() -> {
                    return;
                }
                case Step.Passed() -> {}
                case Step.Dial(var order) -> place.place(order);
            }
        }
        tx.run(tenant, () -> dispatcher.afterCommit(account));
    }

    private sealed interface Step {
        /** Nothing to do now. */
        record Idle() implements Step {}

        /** A row was dealt with, without dialling. */
        record Passed() implements Step {}

        /** Committed to: the provider has to be asked. */
        record Dial(Dialer.Order order) implements Step {}
    }

    private Step next(TenantId tenant, long id) {
        var now = clock.instant();
        var account = accounts.lock(id);
        var found = attempts.next(id, now);
        if (found.isEmpty() || !accounts.hasFreeSlot(account)) {
            return new Step.Idle();
        }
        if (account.nextStart().isAfter(now)) {
            comeBack(account, now);
            return new Step.Idle();
        }
        var attempt = found.get();
        var decision = gate.ask(attempt.dial(), Stage.DIAL, "attempt:" + attempt.id());
        return switch (decision) {
            case Decision.Allow _ -> authorised(tenant, account, attempt, now);
            case Decision.Wait(var until, var _, var _) -> {
                attempts.postpone(attempt.id(), until);
                yield new Step.Passed();
            }
            case Decision.Exclude(var rule, var _) -> refused(attempt, EndReason.NOT_ALLOWED, rule.why(), now);
        };
    }

    /** One message for all who wait: the next start is a second away at most. */
    private void comeBack(Accounts.Account account, Instant now) {
        if (!account.wokenAt().isAfter(now)) {
            accounts.wake(account, account.nextStart());
            dispatcher.afterCommit(account.id(), Duration.between(now, account.nextStart()));
        }
    }

    private Step authorised(TenantId tenant, Accounts.Account account, Attempt attempt, Instant now) {
        var call = Quotes.Call.to(attempt.user(), attempt.kind(), attempt.to(), attempt.recording());
        var said = authorise.authorise(new AuthoriseAttempt.Request(
                attempt.id(), call, Optional.of(attempt.script().version()), Optional.of(attempt.confirmed())));
        return switch (said) {
            case Authorisation.Refused(var why, var _) -> refused(attempt, EndReason.NO_FUNDS, why, now);
            case Authorisation.Authorised(var longest, var _, var _, var _) -> {
                accounts.take(
                        account,
                        attempt.id(),
                        now,
                        now.plus(Dial.RINGING).plus(longest).plus(MARGIN));
                attempts.dialling(attempt.id(), now, longest, now.plus(FIRST_CHECK));
                live.redraw(attempt.id());
                yield new Step.Dial(order(tenant, attempt, longest));
            }
        };
    }

    private Step refused(Attempt attempt, EndReason reason, Text why, Instant now) {
        attempts.over(attempt.over(AttemptState.REFUSED, reason.word(), Duration.ZERO, Optional.empty(), now), null);
        live.redraw(attempt.id(), Optional.of(why));
        return new Step.Passed();
    }

    private static Dialer.Order order(TenantId tenant, Attempt attempt, Duration longest) {
        return new Dialer.Order(
                tenant,
                attempt.id(),
                attempt.from(),
                attempt.to(),
                attempt.script().agentId(),
                attempt.script().agentVersion(),
                longest,
                attempt.recording());
    }
}
