package com.speechcad.billing;

import com.speechcad.kernel.Money;

/**
 * What a call that is answered costs: the least, the likely and the most. One that nobody answers costs nothing.
 *
 * @param habits what least and likely were taken from
 */
public record Forecast(Amount least, Amount likely, Amount most, Habits habits) {
    /** @param seconds of the call; {@code planSeconds} of them cost nothing */
    public record Amount(long seconds, long planSeconds, Money money) {}

    /** A transfer is not likely: it is in the most only. */
    static Forecast of(Quote.Offered offer, Habits habits) {
        var longest = offer.longest().toSeconds();
        return new Forecast(
                amount(offer, Math.min(longest, habits.leastSeconds())),
                amount(offer, Math.min(longest, habits.likelySeconds())),
                new Amount(longest, offer.planSeconds().toSeconds(), offer.hold()),
                habits);
    }

    private static Amount amount(Quote.Offered offer, long talked) {
        var terms = offer.terms();
        var billed = Math.min(offer.longest().toSeconds(), Rating.steps(talked, terms));
        var split = Rating.split(billed, offer.ofPlan() ? offer.planSeconds().toSeconds() : 0, terms);
        var money = Rating.price(split.wallet(), offer.perMinute(), terms).plus(offer.recordingFee());
        return new Amount(billed, split.plan(), money);
    }
}
