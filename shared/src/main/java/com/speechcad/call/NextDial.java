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
import com.speechcad.lawful.TransferTargets;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The next call of an account: slot, row, start token, gate, money and the attempt's new state, in one transaction. */
@Singleton
class NextDial {
    private static final Duration MARGIN = Duration.ofMinutes(15);
    /** Longer than the provider is given for its answer. */
    static final Duration FIRST_CHECK = Duration.ofSeconds(30);

    private final Tx tx;
    private final Accounts accounts;
    private final Attempts attempts;
    private final AttemptStates states;
    private final Gate gate;
    private final TransferTargets transfers;
    private final AuthoriseAttempt authorise;
    private final AttemptSource source;
    private final SaidInCall said;
    private final SettleCall settle;
    private final LiveMessage live;
    private final ComeBack comeBack;
    private final Clock clock;

    NextDial(
            Tx tx,
            Accounts accounts,
            Attempts attempts,
            AttemptStates states,
            Gate gate,
            TransferTargets transfers,
            AuthoriseAttempt authorise,
            AttemptSource source,
            SaidInCall said,
            SettleCall settle,
            LiveMessage live,
            ComeBack comeBack,
            Clock clock) {
        this.tx = tx;
        this.accounts = accounts;
        this.attempts = attempts;
        this.states = states;
        this.gate = gate;
        this.transfers = transfers;
        this.authorise = authorise;
        this.source = source;
        this.said = said;
        this.settle = settle;
        this.live = live;
        this.comeBack = comeBack;
        this.clock = clock;
    }

    /**
     * In the open transaction. Single calls before campaigns, and of those what is back in line before what is new.
     *
     * @param sharing whether it is known that the slots are shared, and this is the tenant's turn
     * @param chosen is told whose turn it is
     */
    DialStep take(Accounts.Turn turn, boolean sharing, ChosenDial chosen) {
        var now = clock.instant();
        var id = turn.account();
        accounts.hold(id);
        var asked = tx.inOneStatement(
                () -> new Asked(accounts.ask(id), attempts.askNext(id, now), source.askTurn(id, now)));
        var account = asked.account.get();
        if (account.line().isPresent() && !sharing) {
            return new DialStep.Shared(account.line().get());
        }
        if (!account.hasSlotForSingle()) {
            return new DialStep.Full();
        }
        var first = asked.single.get();
        first.ifPresent(attempt -> chosen.is(new ChosenDial.Whom.Planned(attempt)));
        var waiting = first.flatMap(attempts::lock).filter(attempt -> attempt.state() == AttemptState.PLANNED);
        if (first.isPresent() && waiting.isEmpty()) {
            // Whoever held the row meanwhile has stopped it.
            return new DialStep.Passed();
        }
        if (waiting.filter(attempt -> attempt.kind() == CallKind.SINGLE).isEmpty()
                && (turn.singleOnly() || !account.mayStartCampaigns(now))) {
            return new DialStep.Idle();
        }
        if (waiting.isEmpty() && asked.turn.get().isEmpty()) {
            return new DialStep.Idle();
        }
        if (comeBack.at(id, account.nextStart())) {
            return new DialStep.Full();
        }
        return waiting.isPresent()
                ? planned(turn.tenant(), account, waiting.get(), now)
                : ofCampaign(turn.tenant(), account, asked.turn.get().orElseThrow(), chosen, now);
    }

    private record Asked(
            Later<Accounts.Account> account, Later<Optional<UUID>> single, Later<Optional<AttemptSource.Turn>> turn) {}

    private DialStep planned(TenantId tenant, Accounts.Account account, Attempt attempt, Instant now) {
        try (var _ = attempt.about()) {
            return asPlanned(tenant, account, attempt, now);
        }
    }

    private DialStep asPlanned(TenantId tenant, Accounts.Account account, Attempt attempt, Instant now) {
        if (attempt.row().isPresent() && !source.goesOn(attempt)) {
            settle.nobodyWasRung(attempt, EndReason.CANCELLED);
            return new DialStep.Passed();
        }
        var script = said.script(attempt);
        var barred = barred(attempt, script);
        if (barred.isPresent()) {
            return notAllowed(attempt, Text.text(barred.get()), now);
        }
        return switch (gate.ask(attempt.dial(), Stage.DIAL, "attempt:" + attempt.id())) {
            case Decision.Allow(var rule, var _) -> authorised(tenant, account, attempt, script, rule, now);
            case Decision no -> notAllowed(attempt, no.rule().why(), now);
        };
    }

    private DialStep notAllowed(Attempt attempt, Text why, Instant now) {
        // A person is told at once, as when they asked: nothing rings by itself the next morning.
        if (attempt.row().isEmpty()) {
            return refused(attempt, EndReason.NOT_ALLOWED, why, now);
        }
        // The contact is back in its campaign, which asks about it anew: it waits, or is left out for what the gate
        // says,
        // or the campaign is paused over that. Nothing is held for it meanwhile.
        settle.nobodyWasRung(attempt, EndReason.CANCELLED);
        return new DialStep.Passed();
    }

    /** Asked at every dial: a version keeps its numbers, and whose they are changes. */
    private Optional<TransferTargets.Bar> barred(Attempt attempt, FlowVersions.Dialled script) {
        return transfers.bar(attempt.user(), attempt.business(), script.transfers());
    }

    private DialStep ofCampaign(
            TenantId tenant, Accounts.Account account, AttemptSource.Turn turn, ChosenDial chosen, Instant now) {
        chosen.is(new ChosenDial.Whom.OfCampaign(turn, Optional.empty()));
        return switch (source.next(turn)) {
            case AttemptSource.Next.Passed() -> new DialStep.Passed();
            case AttemptSource.Next.Candidate candidate -> {
                chosen.is(new ChosenDial.Whom.OfCampaign(
                        turn, candidate.attempt().row().map(Attempt.Row::seq)));
                try (var _ = candidate.attempt().about()) {
                    yield asCandidate(tenant, account, candidate, now);
                }
            }
        };
    }

    private DialStep asCandidate(
            TenantId tenant, Accounts.Account account, AttemptSource.Next.Candidate candidate, Instant now) {
        var attempt = candidate.attempt();
        var barred = barred(attempt, candidate.script());
        if (barred.isPresent()) {
            source.barred(attempt, barred.get());
            return new DialStep.Passed();
        }
        return switch (gate.ask(attempt.dial(), Stage.DIAL, "attempt:" + attempt.id())) {
            case Decision.Allow(var rule, var _) -> candidate(tenant, account, candidate, rule, now);
            case Decision no -> {
                source.decided(attempt, no);
                yield new DialStep.Passed();
            }
        };
    }

    private DialStep candidate(
            TenantId tenant, Accounts.Account account, AttemptSource.Next.Candidate candidate, Rule rule, Instant now) {
        var attempt = candidate.attempt();
        return switch (authorise.authorise(request(attempt, candidate.script()), candidate.quoted())) {
            case Authorisation.Refused no -> {
                source.refused(attempt, no);
                yield new DialStep.Passed();
            }
            case Authorisation.Authorised yes -> {
                tx.inOneStatement(() -> {
                    states.dialled(attempt, now, yes.longest(), now.plus(FIRST_CHECK));
                    source.dialled(attempt, yes.hold());
                    take(account, attempt, yes.longest(), now);
                    return yes;
                });
                yield new DialStep.Dial(
                        order(tenant, attempt, yes.longest(), said.opening(attempt, candidate.script(), rule)),
                        attempt.dial().calling(),
                        attempt.row().map(Attempt.Row::campaign),
                        after(account, now));
            }
        };
    }

    /** Who shares a line looks whose turn is next. */
    private static DialStep.Then after(Accounts.Account account, Instant now) {
        if (account.line().isPresent()) {
            return new DialStep.Then.Look();
        }
        return account.hasSlotsForCampaign(2)
                ? new DialStep.Then.Start(now.plus(account.betweenStarts()))
                : new DialStep.Then.Full();
    }

    private DialStep authorised(
            TenantId tenant,
            Accounts.Account account,
            Attempt attempt,
            FlowVersions.Dialled script,
            Rule rule,
            Instant now) {
        return switch (authorise.authorise(request(attempt, script))) {
            case Authorisation.Refused(var _, var why, var _) -> refused(attempt, EndReason.NO_FUNDS, why, now);
            case Authorisation.Authorised(var longest, var _, var _, var _) -> {
                tx.inOneStatement(() -> {
                    states.dialling(attempt.id(), now, longest, now.plus(FIRST_CHECK));
                    take(account, attempt, longest, now);
                    return longest;
                });
                if (attempt.row().isEmpty()) {
                    live.redraw(attempt.id());
                }
                yield new DialStep.Dial(
                        order(tenant, attempt, longest, said.opening(attempt, script, rule)),
                        attempt.dial().calling(),
                        attempt.row().map(Attempt.Row::campaign),
                        new DialStep.Then.Look());
            }
        };
    }

    private static AuthoriseAttempt.Request request(Attempt attempt, FlowVersions.Dialled script) {
        var call =
                new Quotes.Call(attempt.user(), attempt.kind(), attempt.to(), script.transfers(), attempt.recording());
        return new AuthoriseAttempt.Request(
                attempt.id(), call, Optional.of(attempt.script().version()), Optional.of(attempt.confirmed()));
    }

    private void take(Accounts.Account account, Attempt attempt, Duration longest, Instant now) {
        accounts.take(account, attempt.id(), now, leaseEnd(now, longest));
    }

    /** Until then a call that was dialled has its slot: longer than it can last. */
    static Instant leaseEnd(Instant dialled, Duration longest) {
        return dialled.plus(Dial.RINGING).plus(longest).plus(MARGIN);
    }

    /** Made here and nowhere else: where the gate was asked in this very transaction. */
    private static Dialer.Order order(TenantId tenant, Attempt attempt, Duration longest, Optional<String> opening) {
        return new Dialer.Order(
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
    }

    private DialStep refused(Attempt attempt, EndReason reason, Text why, Instant now) {
        settle.refused(attempt.over(AttemptState.REFUSED, reason.word(), Duration.ZERO, Optional.empty(), now));
        live.redraw(attempt.id(), Optional.of(why));
        return new DialStep.Passed();
    }
}
