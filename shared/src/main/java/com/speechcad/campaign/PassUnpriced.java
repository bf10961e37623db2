package com.speechcad.campaign;

import com.speechcad.billing.PricedNumbers;
import com.speechcad.billing.PricedNumbers.Price;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.UUID;

/**
 * Contacts whose numbers have no price any more: where one country's is gone, it is gone for most of a list, so a piece of
 * it is looked at together, instead of one turn at the account for each. In the dispatcher's transaction, which holds the
 * campaign.
 */
@Singleton
class PassUnpriced {
    private static final int PIECE = 250;

    private final CampaignTries tries;
    private final PricedNumbers priced;
    private final EndTry endTry;
    private final Clock clock;

    PassUnpriced(CampaignTries tries, PricedNumbers priced, EndTry endTry, Clock clock) {
        this.tries = tries;
        this.priced = priced;
        this.endTry = endTry;
        this.clock = clock;
    }

    /** @param rule why that one is left out; those behind it that have no price are left out with it */
    void pass(UUID campaign, CampaignTries.Ready ready, ContactRule rule) {
        var unpriced = new ArrayList<Integer>();
        var special = new ArrayList<Integer>();
        (rule == ContactRule.SPECIAL_NUMBER ? special : unpriced).add(ready.seq());
        var prices = priced.prices();
        for (var one : tries.behind(campaign, ready.seq(), PIECE - 1)) {
            switch (prices.apply(one.to())) {
                case Price.Known _ -> {}
                case Price.None() -> unpriced.add(one.seq());
                case Price.Special() -> special.add(one.seq());
            }
        }
        tries.passed(campaign, clock.instant());
        tries.exclude(campaign, unpriced, ContactRule.NO_PRICE);
        tries.exclude(campaign, special, ContactRule.SPECIAL_NUMBER);
        endTry.contactIsOver(campaign);
    }
}
