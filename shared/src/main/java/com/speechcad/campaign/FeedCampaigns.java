package com.speechcad.campaign;

import com.speechcad.billing.Authorisation;
import com.speechcad.billing.Quotes;
import com.speechcad.billing.Receipt;
import com.speechcad.call.Attempt;
import com.speechcad.call.AttemptSource;
import com.speechcad.db.Later;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Money;
import com.speechcad.lawful.Decision;
import com.speechcad.lawful.TransferTargets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Hands the dispatcher one contact after the other, as far as pace, budget and money let it. */
@Singleton
class FeedCampaigns implements AttemptSource {
    private final Tx tx;
    private final Campaigns campaigns;
    private final CampaignTries tries;
    private final CampaignScripts scripts;
    private final PauseCampaign pause;
    private final Regate regate;
    private final RestStopped stopped;
    private final BrokenDials broken;
    private final EndTry endTry;
    private final Quotes quotes;
    private final QuoteContact quoteContact;
    private final CampaignChanged changed;
    private final Clock clock;

    FeedCampaigns(
            Tx tx,
            Campaigns campaigns,
            CampaignTries tries,
            CampaignScripts scripts,
            PauseCampaign pause,
            Regate regate,
            RestStopped stopped,
            BrokenDials broken,
            EndTry endTry,
            Quotes quotes,
            QuoteContact quoteContact,
            CampaignChanged changed,
            Clock clock) {
        this.tx = tx;
        this.campaigns = campaigns;
        this.tries = tries;
        this.scripts = scripts;
        this.pause = pause;
        this.regate = regate;
        this.stopped = stopped;
        this.broken = broken;
        this.endTry = endTry;
        this.quotes = quotes;
        this.quoteContact = quoteContact;
        this.changed = changed;
        this.clock = clock;
    }

    @Override
    public Later<Optional<Turn>> askTurn(long account, Instant now) {
        return tries.askTurn(account, now);
    }

    @Override
    public Next next(Turn turn) {
        // The locks are a statement of their own, and go first.
        var ready = tries.askReady(turn);
        var asked = tx.inOneStatement(() -> {
            changed.soon(turn.campaign());
            return new Asked(
                    campaigns.askFind(turn.campaign()),
                    tries.askHeld(turn.campaign()),
                    scripts.ask(turn.campaign()),
                    quotes.ask(turn.user()));
        });
        var campaign = asked.campaign.get().orElseThrow();
        if (campaign.state() != CampaignState.RUNNING
                || ready.get().isEmpty()
                || isTooLate(campaign, ready.get().get())) {
            return new Next.Passed();
        }
        stopped.paceIsOver(campaign);
        return quoteContact.quoted(campaign, ready.get().get(), asked.held.get(), asked.script.get(), asked.means);
    }

    @Override
    public void putOff(Turn turn, Optional<Integer> seq, Instant until) {
        // For its locks, too.
        var next = tries.askReady(turn).get().map(CampaignTries.Ready::seq);
        tries.passed(turn.campaign(), clock.instant());
        seq.or(() -> next)
                .filter(one -> isReady(turn.campaign(), one))
                .ifPresent(one -> broken.putOff(turn.campaign(), one, until));
    }

    /** It may have been stopped meanwhile. */
    private boolean isReady(UUID campaign, int seq) {
        return tries.askTried(campaign, seq)
                .get()
                .filter(contact -> contact.state() == ContactState.READY)
                .isPresent();
    }

    private boolean isTooLate(Campaign campaign, CampaignTries.Ready ready) {
        if (!regate.isTooLateFor(campaign, new GateContacts.Asked(ready.seq(), ready.to(), scripts.stated(ready)))) {
            return false;
        }
        // Whoever was asked about again may be left out by now, and may have been the last.
        endTry.contactIsOver(campaign.id());
        return true;
    }

    private record Asked(
            Later<Optional<Campaign>> campaign,
            Later<CampaignTries.Held> held,
            Later<CampaignScripts.Frozen> script,
            Quotes.Means means) {}

    @Override
    public void dialled(Attempt attempt, Money hold) {
        var row = attempt.row().orElseThrow();
        tries.running(row.campaign(), row.seq(), attempt.id(), hold, clock.instant());
    }

    @Override
    public void decided(Attempt attempt, Decision no) {
        var row = attempt.row().orElseThrow();
        switch (no) {
            case Decision.Allow _ -> throw new IllegalStateException("allowed, and so nothing was decided");
            case Decision.Exclude exclude -> {
                if (regate.pauses(row.campaign(), exclude)) {
                    return;
                }
                tries.excluded(row.campaign(), row.seq(), exclude.rule().name(), clock.instant());
                others(row, exclude);
                endTry.contactIsOver(row.campaign());
            }
            case Decision.Wait wait
            when wait.rule().isStop() ->
                stopped.rest(campaigns.find(row.campaign()).orElseThrow());
            case Decision.Wait wait
            when wait.rule().isPace() ->
                stopped.restAtPace(campaigns.find(row.campaign()).orElseThrow(), wait.until());
            case Decision.Wait wait -> {
                tries.passed(row.campaign(), clock.instant());
                tries.waits(
                        row.campaign(),
                        row.seq(),
                        wait.until(),
                        Optional.of(wait.rule().name()));
                others(row, wait);
            }
        }
    }

    /** Where the flow transfers to is the same for everybody: nobody is left out, and the campaign waits. */
    @Override
    public void barred(Attempt attempt, TransferTargets.Bar why) {
        var campaign = campaigns.find(attempt.row().orElseThrow().campaign()).orElseThrow();
        pause.because(campaign, CampaignState.PAUSED, Why.of(why));
    }

    /** What holds for one mostly holds for most: they are asked about together, not one dial after the other. */
    private void others(Attempt.Row row, Decision said) {
        if (!said.rule().isOfOneNumber()) {
            regate.next(row.campaign());
        }
    }

    @Override
    public void refused(Attempt attempt, Authorisation.Refused why) {
        var row = attempt.row().orElseThrow();
        var campaign = campaigns.find(row.campaign()).orElseThrow();
        var held = tries.askHeld(row.campaign()).get();
        switch (why.refusal()) {
            case WALLET_CLOSED -> pause.because(campaign, CampaignState.PAUSED, Why.OPERATOR);
            case TOO_LITTLE -> quoteContact.noMoney(campaign, held, CampaignState.WAITING_FOR_MONEY, Why.WALLET_SHORT);
            // The call was quoted in this transaction, so that it is the budget which does not reach for it.
            case CHANGED, NO_PRICE, SPECIAL_NUMBER ->
                quoteContact.noMoney(campaign, held, CampaignState.PAUSED, Why.BUDGET_USED);
        }
    }

    @Override
    public boolean goesOn(Attempt attempt) {
        return campaigns
                .find(attempt.row().orElseThrow().campaign())
                .filter(campaign -> campaign.state() == CampaignState.RUNNING)
                .filter(campaign -> regate.isWithinOwnHours(
                        campaign, attempt.to(), attempt.basis().zone()))
                .isPresent();
    }

    @Override
    public void over(Attempt attempt, Later<Optional<Receipt>> receipt) {
        endTry.over(attempt, receipt);
    }
}
