package com.speechcad.campaign;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.call.Attempt;
import com.speechcad.call.AttemptState;
import com.speechcad.kernel.IdSource;
import com.speechcad.lawful.Basis;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Attempts as contacts of campaigns become them: not written down before they are dialled. */
@Singleton
class RowAttempts {
    private final IdSource ids;
    private final Clock clock;

    RowAttempts(IdSource ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param stated where the contact is, as the business knows
     * @param brought what the contact brings to the script, by variable
     */
    Attempt attempt(
            Campaign campaign,
            CampaignTries.Ready ready,
            Optional<ZoneId> stated,
            Map<String, String> brought,
            Quote.Confirmed confirmed,
            Attempt.Script script) {
        var plan = campaign.plan();
        return new Attempt(
                ids.next(),
                campaign.user(),
                campaign.business(),
                campaign.account(),
                CallKind.BULK,
                ready.to(),
                plan.from().orElseThrow(),
                plan.recording(),
                script,
                confirmed,
                AttemptState.PLANNED,
                Optional.empty(),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                false,
                new Basis(plan.purpose(), plan.consent(), stated),
                Optional.of(new Attempt.Row(campaign.id(), ready.seq(), brought)));
    }
}
