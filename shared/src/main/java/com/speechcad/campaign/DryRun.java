package com.speechcad.campaign;

import com.speechcad.billing.Forecast;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a campaign would do if it were confirmed now and began at its planned start: nobody was called and nothing set aside for it.
 *
 * @param contacts in all
 * @param callable of them, now or later
 * @param destinations the dearest first
 * @param budget to suggest: the likely cost and a quarter more, in whole dollars, never more than the most
 * @param affordable about how many contacts plan and wallet pay for now
 * @param excluded contacts by rule, see {@link ContactRule#why}
 * @param waiting contacts by rule, and the first minute at which the first of them may be called
 * @param end about when everybody was called, at this pace; empty when nobody can be
 * @param barred the step of the flow over which nobody can be called
 */
public record DryRun(
        Instant at,
        int contacts,
        int callable,
        List<Destination> destinations,
        Forecast.Amount least,
        Forecast.Amount likely,
        Forecast.Amount most,
        Money budget,
        long affordable,
        Map<String, Integer> excluded,
        Map<String, CampaignProgress.Waiting> waiting,
        Optional<Instant> end,
        Optional<Barred> barred) {

    /**
     * Its calls might be transferred to a number without a price.
     *
     * @param step as it is numbered on the screen
     */
    public record Barred(int step, PhoneNumber to) {}

    /** Contacts that cost the same to call. */
    public record Destination(
            String region,
            Money perMinute,
            boolean covered,
            int contacts,
            Forecast.Amount least,
            Forecast.Amount likely,
            Forecast.Amount most) {}
}
