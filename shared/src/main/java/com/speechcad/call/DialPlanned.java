package com.speechcad.call;

import com.speechcad.billing.Authorisation;
import com.speechcad.billing.AuthoriseAttempt;
import com.speechcad.db.Tx;
import com.speechcad.flow.FlowVersions;
import com.speechcad.kernel.TenantId;
import com.speechcad.lawful.Decision;
import com.speechcad.lawful.Gate;
import com.speechcad.lawful.Rule;
import com.speechcad.lawful.Stage;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A call that is written down and waits: a person's own, or one of a campaign that is back in line. Its row is locked. */
@Singleton
class DialPlanned {
    private final Tx tx;
    private final AttemptStates states;
    private final Gate gate;
    private final AuthoriseAttempt authorise;
    private final AttemptSource source;
    private final SaidInCall said;
    private final GiveUpWaiting waiting;
    private final SettleCall settle;
    private final LiveMessage live;
    private final CommitDial commit;

    DialPlanned(
            Tx tx,
            AttemptStates states,
            Gate gate,
            AuthoriseAttempt authorise,
            AttemptSource source,
            SaidInCall said,
            GiveUpWaiting waiting,
            SettleCall settle,
            LiveMessage live,
            CommitDial commit) {
        this.tx = tx;
        this.states = states;
        this.gate = gate;
        this.authorise = authorise;
        this.source = source;
        this.said = said;
        this.waiting = waiting;
        this.settle = settle;
        this.live = live;
        this.commit = commit;
    }

    /** In the open transaction. */
    DialStep take(TenantId tenant, Accounts.Account account, Attempt attempt, Instant now) {
        try (var _ = attempt.about()) {
            return asPlanned(tenant, account, attempt, now);
        }
    }

    private DialStep asPlanned(TenantId tenant, Accounts.Account account, Attempt attempt, Instant now) {
        if (waiting.isOver(attempt)) {
            waiting.giveUp(attempt);
            return new DialStep.Passed();
        }
        if (attempt.row().isPresent() && !source.goesOn(attempt)) {
            settle.nobodyWasRung(attempt, EndReason.CANCELLED);
            return new DialStep.Passed();
        }
        var script = said.script(attempt);
        var barred = commit.barred(attempt, script);
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

    private DialStep authorised(
            TenantId tenant,
            Accounts.Account account,
            Attempt attempt,
            FlowVersions.Dialled script,
            Rule rule,
            Instant now) {
        return switch (authorise.authorise(CommitDial.request(attempt, script))) {
            case Authorisation.Refused(var _, var why, var _) -> refused(attempt, EndReason.NO_FUNDS, why, now);
            case Authorisation.Authorised(var longest, var _, var _, var _) -> {
                tx.inOneStatement(() -> {
                    states.dialling(attempt.id(), now, longest, now.plus(CommitDial.FIRST_CHECK));
                    commit.takeSlot(account, attempt, longest, now);
                    return longest;
                });
                if (attempt.row().isEmpty()) {
                    live.redraw(attempt.id());
                }
                yield new DialStep.Dial(
                        commit.order(tenant, attempt, longest, script, rule),
                        attempt.dial().calling(),
                        attempt.row().map(Attempt.Row::campaign),
                        new DialStep.Then.Look());
            }
        };
    }

    private DialStep refused(Attempt attempt, EndReason reason, Text why, Instant now) {
        settle.refused(attempt.over(AttemptState.REFUSED, reason.word(), Duration.ZERO, Optional.empty(), now));
        live.redraw(attempt.id(), Optional.of(why));
        return new DialStep.Passed();
    }
}
