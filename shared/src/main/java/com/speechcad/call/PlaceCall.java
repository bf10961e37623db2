package com.speechcad.call;

import com.speechcad.billing.CallKind;
import com.speechcad.db.Jobs;
import com.speechcad.db.Tx;
import com.speechcad.lawful.Dial;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.lawful.Stops;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** Asks the provider to ring, once, and writes down what came of it. */
@Singleton
class PlaceCall {
    /** The first look-up that counts when the answer was lost. */
    static final Duration FIRST_LOOKUP = Duration.ofMinutes(2);

    private static final Duration SHORTEST_REST = Duration.ofSeconds(2);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /** With it a single call still starts within seconds, as long as there is a slot: ADR 0027. */
    private static final Duration LONGEST_REST_OF_SINGLES = Duration.ofSeconds(4);

    private final Tx tx;
    private final Stops stops;
    private final Dialer dialer;
    private final Attempts attempts;
    private final AttemptStates states;
    private final Accounts accounts;
    private final SettleCall settle;
    private final LiveMessage live;
    private final WakeDispatcher dispatcher;
    private final Jobs jobs;
    private final Clock clock;

    PlaceCall(
            Tx tx,
            Stops stops,
            Dialer dialer,
            Attempts attempts,
            AttemptStates states,
            Accounts accounts,
            SettleCall settle,
            LiveMessage live,
            WakeDispatcher dispatcher,
            Jobs jobs,
            Clock clock) {
        this.tx = tx;
        this.stops = stops;
        this.dialer = dialer;
        this.attempts = attempts;
        this.states = states;
        this.accounts = accounts;
        this.settle = settle;
        this.live = live;
        this.dispatcher = dispatcher;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * What was switched off since the gate was asked is seen here: a switch that comes later still finds a call that is
     * committed, and hangs it up.
     *
     * @return whether the provider said yes; that is written down in a transaction that waits for no other row
     */
    boolean place(Dialer.Order order, Dial.Calling calling) {
        var stop =
                tx.call(order.tenant(), () -> stops.ask(calling).get()).stream().min(Comparator.naturalOrder());
        if (stop.isPresent()) {
            tx.run(order.tenant(), () -> stopped(attempts.lock(order.attempt()).orElseThrow(), stop.get()));
            return false;
        }
        var dialled = dialer.dial(order);
        return tx.call(order.tenant(), () -> {
            if (dialled instanceof Dialer.Dialled.Accepted(var call)) {
                // A webhook may have been here first: then only the name is new.
                states.namedFirst(order.tenant(), order.attempt(), call);
                return true;
            }
            var attempt = attempts.lock(order.attempt()).orElseThrow();
            if (dialled instanceof Dialer.Dialled.Refused(var reason, var retryAfter)) {
                refused(attempt, reason, retryAfter);
            } else {
                uncertain(attempt);
            }
            return false;
        });
    }

    /** Nobody was rung: a contact waits for its campaign, a person's own call is refused as the gate would have. */
    private void stopped(Attempt attempt, Stop stop) {
        if (!attempt.state().canBecome(AttemptState.NOT_CONNECTED)) {
            return;
        }
        if (attempt.row().isPresent()) {
            settle.nobodyWasRung(attempt, EndReason.CANCELLED);
        } else {
            settle.nobodyWasRung(attempt, EndReason.NOT_ALLOWED);
            live.redraw(attempt.id(), Optional.of(stop.rule().why()));
        }
    }

    private void refused(Attempt attempt, EndReason reason, Optional<Duration> retryAfter) {
        if (reason == EndReason.PROVIDER_BUSY && mayWait(attempt)) {
            backInLine(attempt, retryAfter);
        } else if (attempt.state().canBecome(AttemptState.NOT_CONNECTED)) {
            settle.nobodyWasRung(attempt, reason);
        }
    }

    private boolean mayWait(Attempt attempt) {
        return attempt.state().canBecome(AttemptState.PLANNED)
                && (attempt.kind() != CallKind.SINGLE || waited(attempt).compareTo(GiveUpWaiting.PATIENCE) < 0);
    }

    /**
     * No room at the provider costs no attempt. Slot and start token go back; what is held stays for the next try. Campaigns
     * are patient and leave the provider in peace for as long; a person's call is tried after seconds, whoever found no room.
     */
    private void backInLine(Attempt attempt, Optional<Duration> retryAfter) {
        var asked = retryAfter.orElse(SHORTEST_REST);
        // Soon at first, later and later then.
        var half = waited(attempt).dividedBy(2);
        var longest = attempt.kind() == CallKind.SINGLE ? LONGEST_REST_OF_SINGLES : LONGEST_REST;
        var rest = between(half.compareTo(asked) < 0 ? asked : half, longest);
        var due = clock.instant().plus(rest);
        states.backInLine(attempt.id(), due);
        accounts.free(attempt.id());
        accounts.rest(attempt.account(), clock.instant().plus(between(asked, LONGEST_REST_OF_SINGLES)), due);
        live.redraw(attempt.id());
        // Whoever wanted to hang up while the provider was asked has it end here, before it is dialled again.
        jobs.hurry(StopCall.KIND, attempt.id().toString());
        dispatcher.afterCommit(attempt.account(), rest);
    }

    private Duration waited(Attempt attempt) {
        return Duration.between(attempt.plannedAt(), clock.instant());
    }

    private static Duration between(Duration wanted, Duration most) {
        var least = wanted.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : wanted;
        return least.compareTo(most) > 0 ? most : least;
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
