package com.speechcad.call;

import com.speechcad.billing.Authorisation;
import com.speechcad.billing.AuthoriseAttempt;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.lawful.Decision;
import com.speechcad.lawful.Gate;
import com.speechcad.lawful.Rule;
import com.speechcad.lawful.Stage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** The next contact of a campaign whose turn it is: it becomes an attempt only when it is dialled. */
@Singleton
class DialCandidate {
    private final Tx tx;
    private final AttemptStates states;
    private final Gate gate;
    private final AuthoriseAttempt authorise;
    private final AttemptSource source;
    private final CommitDial commit;

    DialCandidate(
            Tx tx,
            AttemptStates states,
            Gate gate,
            AuthoriseAttempt authorise,
            AttemptSource source,
            CommitDial commit) {
        this.tx = tx;
        this.states = states;
        this.gate = gate;
        this.authorise = authorise;
        this.source = source;
        this.commit = commit;
    }

    /**
     * In the open transaction.
     *
     * @param chosen is told whose turn it is
     */
    DialStep take(TenantId tenant, Accounts.Account account, AttemptSource.Turn turn, ChosenDial chosen, Instant now) {
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
        var barred = commit.barred(attempt, candidate.script());
        if (barred.isPresent()) {
            source.barred(attempt, barred.get());
            return new DialStep.Passed();
        }
        return switch (gate.ask(attempt.dial(), Stage.DIAL, "attempt:" + attempt.id())) {
            case Decision.Allow(var rule, var _) -> allowed(tenant, account, candidate, rule, now);
            case Decision no -> {
                source.decided(attempt, no);
                yield new DialStep.Passed();
            }
        };
    }

    private DialStep allowed(
            TenantId tenant, Accounts.Account account, AttemptSource.Next.Candidate candidate, Rule rule, Instant now) {
        var attempt = candidate.attempt();
        return switch (authorise.authorise(CommitDial.request(attempt, candidate.script()), candidate.quoted())) {
            case Authorisation.Refused no -> {
                source.refused(attempt, no);
                yield new DialStep.Passed();
            }
            case Authorisation.Authorised yes -> {
                tx.inOneStatement(() -> {
                    states.dialled(attempt, now, yes.longest(), now.plus(CommitDial.FIRST_CHECK));
                    source.dialled(attempt, yes.hold());
                    commit.takeSlot(account, attempt, yes.longest(), now);
                    return yes;
                });
                yield new DialStep.Dial(
                        commit.order(tenant, attempt, yes.longest(), candidate.script(), rule),
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
}
