package com.speechcad.billing;

import com.speechcad.kernel.Money;

/** How long a call may last at most, given what there is. Pure. */
sealed interface Reservation {
    /** No call is worth placing for less. */
    int SHORTEST_CALL_SECONDS = 60;

    /**
     * @param longestSeconds what the provider is told, billed exactly as long as it is
     * @param planSeconds of them out of the plan
     * @param hold for the rest of them, and for a recording
     */
    record Possible(long longestSeconds, long planSeconds, Money hold) implements Reservation {}

    /** Plan and wallet together do not last for the shortest call. */
    record TooLittle(Money shortfall) implements Reservation {}

    /**
     * What a call is made of.
     *
     * @param planLeft seconds of the plan that reach there
     * @param available what may be held
     * @param most seconds a call may last however much there is
     */
    record Means(long planLeft, Money available, Money recordingFee, long most) {}

    static Reservation of(Tariff tariff, Means means) {
        var increment = tariff.incrementSeconds();
        var minimum = tariff.minimumSeconds();
        var shortest = Rating.billedSeconds(SHORTEST_CALL_SECONDS * 1000L, increment, minimum);
        var pool = means.planLeft - means.planLeft % increment;
        var needed =
                Rating.price(Math.max(0, shortest - pool), tariff.perMinute()).plus(means.recordingFee);
        if (needed.compareTo(means.available) > 0) {
            return new TooLittle(needed.minus(means.available));
        }
        var most = Math.max(shortest, Rating.wholeSteps(means.most, increment, minimum));
        var money = means.available.minus(means.recordingFee).min(Rating.price(most, tariff.perMinute()));
        var payable = Rating.secondsFor(money, tariff.perMinute());
        var longest = Math.min(most, Rating.wholeSteps(pool + payable, increment, minimum));
        var ofPlan = Rating.split(longest, pool, increment).plan();
        var hold = Rating.price(longest - ofPlan, tariff.perMinute()).plus(means.recordingFee);
        return new Possible(longest, ofPlan, hold);
    }
}
