package com.speechcad.call;

import com.speechcad.billing.CallKind;
import com.speechcad.db.Later;
import com.speechcad.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Whose turn it is on an account, and that one dealt with: slot, row, start token, gate, money and state, in one transaction. */
@Singleton
class NextDial {
    private final Tx tx;
    private final Accounts accounts;
    private final Attempts attempts;
    private final AttemptSource source;
    private final DialPlanned planned;
    private final DialCandidate candidate;
    private final ComeBack comeBack;
    private final Clock clock;

    NextDial(
            Tx tx,
            Accounts accounts,
            Attempts attempts,
            AttemptSource source,
            DialPlanned planned,
            DialCandidate candidate,
            ComeBack comeBack,
            Clock clock) {
        this.tx = tx;
        this.accounts = accounts;
        this.attempts = attempts;
        this.source = source;
        this.planned = planned;
        this.candidate = candidate;
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
                ? planned.take(turn.tenant(), account, waiting.get(), now)
                : candidate.take(turn.tenant(), account, asked.turn.get().orElseThrow(), chosen, now);
    }

    private record Asked(
            Later<Accounts.Account> account, Later<Optional<UUID>> single, Later<Optional<AttemptSource.Turn>> turn) {}
}
