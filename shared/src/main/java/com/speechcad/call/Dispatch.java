package com.speechcad.call;

import com.speechcad.billing.Authorisation;
import com.speechcad.billing.AuthoriseAttempt;
import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quotes;
import com.speechcad.db.Later;
import com.speechcad.db.Tx;
import com.speechcad.flow.FlowVersions;
import com.speechcad.kernel.TenantId;
import com.speechcad.lawful.Decision;
import com.speechcad.lawful.Dial;
import com.speechcad.lawful.Gate;
import com.speechcad.lawful.Rule;
import com.speechcad.lawful.Stage;
import com.speechcad.text.Text;
import com.speechcad.watch.About;
import com.speechcad.watch.About.Whose;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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
    /** Longer than the provider is given for its answer. */
    private static final Duration FIRST_CHECK = Duration.ofSeconds(30);

    private final Tx tx;
    private final Accounts accounts;
    private final Attempts attempts;
    private final Gate gate;
    private final AuthoriseAttempt authorise;
    private final AttemptSource source;
    private final SaidInCall said;
    private final SettleCall settle;
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
            AttemptSource source,
            SaidInCall said,
            SettleCall settle,
            PlaceCall place,
            LiveMessage live,
            WakeDispatcher dispatcher,
            Clock clock) {
        this.tx = tx;
        this.accounts = accounts;
        this.attempts = attempts;
        this.gate = gate;
        this.authorise = authorise;
        this.source = source;
        this.said = said;
        this.settle = settle;
        this.place = place;
        this.live = live;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /**
     * Ends when nothing is ready, or there is no slot or token: whoever frees one wakes it again. Where tenants share a
     * line, it serves all of them in turn.
     */
    public void run(TenantId tenant, long account) {
        var end = clock.instant().plus(MOST_TIME);
        var line = tx.call(tenant, () -> accounts.line(account));
        for (int i = 0; i < MOST_A_RUN && clock.instant().isBefore(end); i++) {
            var turns = line.map(shared -> tx.call(tenant, () -> accounts.turns(shared, clock.instant())))
                    .orElseGet(() -> List.of(new Accounts.Turn(tenant, account)));
            if (!step(turns)) {
                return;
            }
        }
        tx.run(tenant, () -> dispatcher.afterCommit(account));
    }

    /** @return whether there may be more to do now */
    private boolean step(List<Accounts.Turn> turns) {
        for (var turn : turns) {
            switch (tx.call(turn.tenant(), () -> next(turn.tenant(), turn.account()))) {
                case Step.Full() -> {
                    return false;
                }
                case Step.Idle() -> {}
                case Step.Passed() -> {
                    return true;
                }
                case Step.Dial(var order, var about) -> {
                    try (var _ = About.the(Whose.TENANT, turn.tenant().value());
                            var _ = About.the(Whose.ATTEMPT, order.attempt());
                            var _ = About.maybe(Whose.CAMPAIGN, about)) {
                        place.place(order);
                    }
                    return true;
                }
            }
        }
        return false;
    }

    private sealed interface Step {
        /** That account has nothing to do now. */
        record Idle() implements Step {}

        /** There is no slot, or the next start has to wait: so for all who share the line. */
        record Full() implements Step {}

        /** Something was dealt with, without dialling. */
        record Passed() implements Step {}

        /** Committed to: the provider has to be asked. */
        record Dial(Dialer.Order order, Optional<UUID> campaign) implements Step {}
    }

    /** Single calls before campaigns, and of those what is back in line before what is new. */
    private Step next(TenantId tenant, long id) {
        var now = clock.instant();
        var account = accounts.lock(id);
        if (!account.hasSlotForSingle()) {
            return new Step.Full();
        }
        var waiting = attempts.next(id, now);
        if (waiting.filter(attempt -> attempt.kind() == CallKind.SINGLE).isEmpty() && !account.hasSlotForCampaign()) {
            return new Step.Idle();
        }
        if (account.nextStart().isAfter(now)) {
            return waiting.isPresent() || source.anything(id, now) ? comeBack(account, now) : new Step.Idle();
        }
        return waiting.isPresent() ? planned(tenant, account, waiting.get(), now) : ofCampaign(tenant, account, now);
    }

    private Step planned(TenantId tenant, Accounts.Account account, Attempt attempt, Instant now) {
        try (var _ = attempt.about()) {
            return asPlanned(tenant, account, attempt, now);
        }
    }

    private Step asPlanned(TenantId tenant, Accounts.Account account, Attempt attempt, Instant now) {
        if (attempt.row().isPresent() && !source.goesOn(attempt)) {
            settle.nobodyWasRung(attempt, EndReason.CANCELLED);
            return new Step.Passed();
        }
        return switch (gate.ask(attempt.dial(), Stage.DIAL, "attempt:" + attempt.id())) {
            case Decision.Allow(var rule, var _) -> authorised(tenant, account, attempt, rule, now);
            case Decision.Wait(var until, var _, var _) -> {
                attempts.postpone(attempt.id(), until);
                yield new Step.Passed();
            }
            case Decision.Exclude(var rule, var _) -> refused(attempt, EndReason.NOT_ALLOWED, rule.why(), now);
        };
    }

    private Step ofCampaign(TenantId tenant, Accounts.Account account, Instant now) {
        return switch (source.next(account.id(), now)) {
            case AttemptSource.Next.Nothing() -> new Step.Idle();
            case AttemptSource.Next.Passed() -> new Step.Passed();
            case AttemptSource.Next.Candidate(var attempt) -> {
                try (var _ = attempt.about()) {
                    yield asCandidate(tenant, account, attempt, now);
                }
            }
        };
    }

    private Step asCandidate(TenantId tenant, Accounts.Account account, Attempt attempt, Instant now) {
        return switch (gate.ask(attempt.dial(), Stage.DIAL, "attempt:" + attempt.id())) {
            case Decision.Allow(var rule, var _) -> candidate(tenant, account, attempt, rule, now);
            case Decision no -> {
                source.decided(attempt, no);
                yield new Step.Passed();
            }
        };
    }

    private Step candidate(TenantId tenant, Accounts.Account account, Attempt attempt, Rule rule, Instant now) {
        var script = said.script(attempt);
        return switch (authorise(attempt, script)) {
            case Authorisation.Refused no -> {
                source.refused(attempt, no);
                yield new Step.Passed();
            }
            case Authorisation.Authorised yes -> {
                attempts.plan(attempt, attempt.id().toString());
                source.dialled(attempt, yes.hold());
                yield dial(tenant, account, attempt, yes.longest(), said.opening(attempt, script, rule), now);
            }
        };
    }

    /** One message for all who wait: the next start is a second away at most. */
    private Step comeBack(Accounts.Account account, Instant now) {
        if (!account.wokenAt().isAfter(now)) {
            accounts.wake(account, account.nextStart());
            dispatcher.afterCommit(account.id(), Duration.between(now, account.nextStart()));
        }
        return new Step.Full();
    }

    private Step authorised(TenantId tenant, Accounts.Account account, Attempt attempt, Rule rule, Instant now) {
        var script = said.script(attempt);
        return switch (authorise(attempt, script)) {
            case Authorisation.Refused(var why, var _) -> refused(attempt, EndReason.NO_FUNDS, why, now);
            case Authorisation.Authorised(var longest, var _, var _, var _) ->
                dial(tenant, account, attempt, longest, said.opening(attempt, script, rule), now);
        };
    }

    private Authorisation authorise(Attempt attempt, FlowVersions.Dialled script) {
        var call =
                new Quotes.Call(attempt.user(), attempt.kind(), attempt.to(), script.transfers(), attempt.recording());
        return authorise.authorise(new AuthoriseAttempt.Request(
                attempt.id(), call, Optional.of(attempt.script().version()), Optional.of(attempt.confirmed())));
    }

    private Step dial(
            TenantId tenant,
            Accounts.Account account,
            Attempt attempt,
            Duration longest,
            Optional<String> opening,
            Instant now) {
        accounts.take(
                account, attempt.id(), now, now.plus(Dial.RINGING).plus(longest).plus(MARGIN));
        attempts.dialling(attempt.id(), now, longest, now.plus(FIRST_CHECK));
        if (attempt.row().isEmpty()) {
            live.redraw(attempt.id());
        }
        // Made here and nowhere else: where the gate was asked in this very transaction.
        var order = new Dialer.Order(
                tenant,
                attempt.id(),
                attempt.from(),
                attempt.to(),
                attempt.script().agentId(),
                attempt.script().agentVersion(),
                longest,
                attempt.recording(),
                attempt.row().map(Attempt.Row::variables).orElse(Map.of()),
                opening);
        return new Step.Dial(order, attempt.row().map(Attempt.Row::campaign));
    }

    private Step refused(Attempt attempt, EndReason reason, Text why, Instant now) {
        var closed = attempt.over(AttemptState.REFUSED, reason.word(), Duration.ZERO, Optional.empty(), now);
        attempts.over(closed, null);
        closed.row().ifPresent(_ -> source.over(closed, Later.of(Optional.empty())));
        live.redraw(attempt.id(), Optional.of(why));
        return new Step.Passed();
    }
}
