package com.speechcad.campaign;

import com.speechcad.billing.AfterCharge;
import com.speechcad.call.Attempts;
import com.speechcad.kernel.Money;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What a campaign spent follows what its calls cost in the end, so that it stays the sum of their receipts. */
@Singleton
class CorrectSpent implements AfterCharge {
    private final Attempts attempts;
    private final Campaigns campaigns;
    private final CampaignChanged changed;

    CorrectSpent(Attempts attempts, Campaigns campaigns, CampaignChanged changed) {
        this.attempts = attempts;
        this.campaigns = campaigns;
        this.changed = changed;
    }

    /** The call's row before its person's money, and both before the campaign. */
    @Override
    public void before(UUID id) {
        attempts.lock(id);
    }

    /** Of a call that is not over yet, its end will say it. */
    @Override
    public void costs(UUID id, Money cost) {
        attempts.find(id)
                .filter(attempt -> attempt.state().isOver())
                .flatMap(attempt -> attempt.row())
                .flatMap(row -> campaigns.lock(row.campaign()))
                .ifPresent(campaign -> {
                    campaigns.correct(campaign.id(), id, cost);
                    changed.soon(campaign.id());
                });
    }
}
