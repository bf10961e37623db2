package com.speechcad.campaign;

import com.speechcad.billing.Receipt;
import com.speechcad.call.Attempt;
import com.speechcad.call.EndReason;
import com.speechcad.db.Later;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Money;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** A try is over: what it cost, what becomes of its contact, and whether its campaign should go on. */
@Singleton
class EndTry {
    private final Tx tx;
    private final Campaigns campaigns;
    private final CampaignTries tries;
    private final RefusedNumbers refused;
    private final FinishCampaign finish;
    private final CampaignBreaker breaker;
    private final AbandonedCalls abandoned;
    private final CampaignChanged changed;
    private final Clock clock;

    EndTry(
            Tx tx,
            Campaigns campaigns,
            CampaignTries tries,
            RefusedNumbers refused,
            FinishCampaign finish,
            CampaignBreaker breaker,
            AbandonedCalls abandoned,
            CampaignChanged changed,
            Clock clock) {
        this.tx = tx;
        this.campaigns = campaigns;
        this.tries = tries;
        this.refused = refused;
        this.finish = finish;
        this.breaker = breaker;
        this.abandoned = abandoned;
        this.changed = changed;
        this.clock = clock;
    }

    /** The attempt's row and the user's money are locked by now. */
    void over(Attempt attempt, Later<Optional<Receipt>> receipt) {
        var row = attempt.row().orElseThrow();
        var locked = campaigns.askLock(row.campaign());
        var tried = tries.askTried(row.campaign(), row.seq());
        var campaign = locked.get().orElseThrow();
        var reason = EndReason.of(attempt.reason().orElse(EndReason.OTHER.word()));
        var outcome = ContactOutcome.of(reason, attempt.talked());
        var contact = tried.get().orElseThrow();
        var spent = cost(attempt, receipt.get());
        var givenUp = outcome == ContactOutcome.REFUSED && refused.isGivenUp(campaign.id(), row.seq());
        var over = tx.inOneStatement(() -> {
            campaigns.spend(campaign.id(), attempt.id(), spent);
            return end(campaign, attempt, contact, givenUp, outcome, reason);
        });
        breaker.look(campaign, reason, outcome);
        abandoned.look(campaign, outcome, attempt.talked());
        var last = tx.inOneStatement(() -> {
            changed.soon(campaign.id());
            return over ? finish.askLast(campaign.id()) : Later.of(Optional.<CampaignState>empty());
        });
        finish.end(campaign.id(), last.get());
    }

    /** Whatever was charged or still may be: the recording's fee, if it comes late; the most, while an operator decides. */
    private static Money cost(Attempt attempt, Optional<Receipt> receipt) {
        if (!attempt.talked()) {
            return Money.ZERO;
        }
        return receipt.map(known -> attempt.recording() && !known.recorded() && known.billedSeconds() > 0
                        ? known.settled().plus(known.terms().recordingFee())
                        : known.settled())
                .orElse(attempt.confirmed().hold());
    }

    /** @return whether nothing more comes of the contact */
    private boolean end(
            Campaign campaign,
            Attempt attempt,
            CampaignTries.Tried tried,
            boolean givenUp,
            ContactOutcome outcome,
            EndReason reason) {
        var current = tried.state() == ContactState.RUNNING
                && tried.attempt().filter(attempt.id()::equals).isPresent();
        if (!current && (outcome != ContactOutcome.REACHED || tried.state() == ContactState.RUNNING)) {
            // A late word about an earlier try, and a later one knows better.
            return false;
        }
        var counted = tried.tries() + (outcome.counts() ? 1 : 0);
        var seq = attempt.row().orElseThrow().seq();
        var how = givenUp ? over(ContactState.EXHAUSTED, counted, reason) : how(campaign, outcome, counted, reason);
        tries.ended(campaign.id(), seq, how);
        return !how.state().isToDo();
    }

    private CampaignTries.Ended how(Campaign campaign, ContactOutcome outcome, int counted, EndReason reason) {
        return switch (outcome.next(campaign.plan().retries(), counted)) {
            case ContactOutcome.Next.Reached() -> over(ContactState.REACHED, counted, reason);
            case ContactOutcome.Next.Exhausted() -> over(ContactState.EXHAUSTED, counted, reason);
            case ContactOutcome.Next.Excluded() ->
                new CampaignTries.Ended(
                        ContactState.EXCLUDED,
                        counted,
                        reason.word(),
                        Optional.of(ContactRule.NOT_ALLOWED.name()),
                        clock.instant());
            case ContactOutcome.Next.Again(var after) ->
                campaign.state() == CampaignState.STOPPING || campaign.state().isOver()
                        ? over(ContactState.CANCELLED, counted, reason)
                        : new CampaignTries.Ended(
                                ContactState.WAITING,
                                counted,
                                reason.word(),
                                Optional.empty(),
                                clock.instant().plus(after));
        };
    }

    private CampaignTries.Ended over(ContactState state, int counted, EndReason reason) {
        return new CampaignTries.Ended(state, counted, reason.word(), Optional.empty(), clock.instant());
    }

    /** It may have been the campaign's last. */
    void contactIsOver(UUID campaign) {
        finish.ifOver(campaign);
    }
}
