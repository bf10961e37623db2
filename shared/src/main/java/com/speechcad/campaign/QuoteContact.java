package com.speechcad.campaign;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.billing.QuotedCall;
import com.speechcad.billing.Quotes;
import com.speechcad.call.AttemptSource.Next;
import com.speechcad.flow.ScreenValues;
import com.speechcad.kernel.Money;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What the next contact of a campaign may cost and says: a candidate for the dispatcher, or passed over with what follows. */
@Singleton
class QuoteContact {
    /** How long a campaign rests whose money is all set aside for calls that run: an ended one ends the rest. */
    private static final Duration REST = Duration.ofSeconds(15);

    private final CampaignTries tries;
    private final CampaignScripts scripts;
    private final ScreenValues words;
    private final PassOver passOver;
    private final PassUnpriced passUnpriced;
    private final PauseCampaign pause;
    private final Quotes quotes;
    private final RowAttempts rows;
    private final Clock clock;

    QuoteContact(
            CampaignTries tries,
            CampaignScripts scripts,
            ScreenValues words,
            PassOver passOver,
            PassUnpriced passUnpriced,
            PauseCampaign pause,
            Quotes quotes,
            RowAttempts rows,
            Clock clock) {
        this.tries = tries;
        this.scripts = scripts;
        this.words = words;
        this.passOver = passOver;
        this.passUnpriced = passUnpriced;
        this.pause = pause;
        this.quotes = quotes;
        this.rows = rows;
        this.clock = clock;
    }

    /** In the open transaction; the contact is locked. */
    Next quoted(
            Campaign campaign,
            CampaignTries.Ready ready,
            CampaignTries.Held held,
            CampaignScripts.Frozen frozen,
            Quotes.Means means) {
        var call = new Quotes.Call(
                campaign.user(),
                CallKind.BULK,
                ready.to(),
                frozen.dialled().transfers(),
                campaign.plan().recording());
        var version = frozen.script().version();
        var brought = words.named(version, scripts.words(ready.variables()));
        if (!passOver.maySay(campaign, version, ready, brought)) {
            tries.passed(campaign.id(), clock.instant());
            return new Next.Passed();
        }
        var quoted = quotes.know(call, means);
        return switch (quoted.quote()) {
            case Quote.Offered offer ->
                confirmed(campaign, held, offer)
                        .<Next>map(most -> new Next.Candidate(
                                rows.attempt(campaign, ready, scripts.stated(ready), brought, most, frozen.script()),
                                frozen.dialled(),
                                quoted))
                        .orElseGet(() -> noMoney(campaign, held, CampaignState.PAUSED, Why.BUDGET_USED));
            case Quote.TooLittle _ -> noMoney(campaign, held, CampaignState.WAITING_FOR_MONEY, Why.WALLET_SHORT);
            case Quote.NoPrice _ -> withoutPrice(campaign, ready, quoted, ContactRule.NO_PRICE);
            case Quote.Special _ -> withoutPrice(campaign, ready, quoted, ContactRule.SPECIAL_NUMBER);
        };
    }

    /** What is left of the budget is the most that this call may cost; the shortest call of it at least. */
    private static Optional<Quote.Confirmed> confirmed(
            Campaign campaign, CampaignTries.Held held, Quote.Offered offer) {
        var left = campaign.plan()
                .budget()
                .orElse(Money.ZERO)
                .minus(campaign.spent())
                .minus(held.money());
        return offer.hold().compareTo(left) > 0 && left.compareTo(offer.leastHold()) < 0
                ? Optional.empty()
                : Optional.of(new Quote.Confirmed(offer.longest(), offer.hold().min(left), offer.priceVersion()));
    }

    /** While calls run, money may come back: only without any does the campaign stop over it. */
    Next noMoney(Campaign campaign, CampaignTries.Held held, CampaignState state, Why why) {
        if (held.calls() > 0) {
            tries.rest(campaign.id(), clock.instant().plus(REST));
        } else {
            pause.because(campaign, state, why);
        }
        return new Next.Passed();
    }

    /** Where the flow transfers to is the same for everybody: then nobody is left out, and the campaign waits. */
    private Next withoutPrice(Campaign campaign, CampaignTries.Ready ready, QuotedCall quoted, ContactRule ownNumber) {
        if (quoted.isTransferBarred()) {
            pause.because(campaign, CampaignState.PAUSED, Why.TRANSFER_NO_PRICE);
            return new Next.Passed();
        }
        passUnpriced.pass(campaign.id(), ready, ownNumber);
        return new Next.Passed();
    }
}
