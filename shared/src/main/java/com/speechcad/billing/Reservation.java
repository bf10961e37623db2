package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.util.List;

/** How long a call may last at most, given what there is. Pure. */
sealed interface Reservation {
    /** No call is worth placing for less. */
    int SHORTEST_CALL_SECONDS = 60;

    /**
     * @param longestSeconds what the provider is told, billed exactly as long as it is
     * @param planSeconds of them out of the plan
     * @param hold for the rest of them, for the dearest transfer, and for a recording
     * @param leastHold for the shortest call that is placed at all
     */
    record Possible(long longestSeconds, long planSeconds, Money hold, Money leastHold) implements Reservation {}

    /** Plan and wallet together do not last for the shortest call. */
    record TooLittle(Money shortfall) implements Reservation {}

    /** A place to call, and whether the plan's seconds reach there. */
    record Destination(Money perMinute, boolean ofPlan) {}

    /** What one connection takes: seconds of the plan, and the price of the rest. */
    record Leg(long planSeconds, long walletSeconds, Money amount) {}

    /** Where a call may go: at most one of the transfers, at any moment of it, for as long as the call may last. */
    record Route(Destination call, List<Destination> transfers) {}

    /**
     * What a call is made of.
     *
     * @param planLeft seconds of the plan that nobody else has
     * @param available what may be held
     * @param most seconds a call may last however much there is
     */
    record Means(long planLeft, Money available, boolean recording, long most) {}

    static Reservation of(Terms terms, Route route, Means means) {
        var shortest = Rating.steps(SHORTEST_CALL_SECONDS, terms);
        var needed = need(terms, route, means, shortest);
        if (needed.hold().compareTo(means.available()) > 0) {
            return new TooLittle(needed.hold().minus(means.available()));
        }
        var least = needed.hold();
        // The longer, the dearer: the last step that can be paid is found by halving.
        var steps = 0L;
        var beyond = Math.max(0, means.most() - shortest) / terms.incrementSeconds() + 1;
        while (beyond - steps > 1) {
            var middle = (steps + beyond) / 2;
            var tried = need(terms, route, means, shortest + middle * terms.incrementSeconds());
            if (tried.hold().compareTo(means.available()) <= 0) {
                steps = middle;
                needed = tried;
            } else {
                beyond = middle;
            }
        }
        return new Possible(needed.longestSeconds(), needed.planSeconds(), needed.hold(), least);
    }

    /** As if none shorter were possible. */
    private static Possible need(Terms terms, Route route, Means means, long seconds) {
        var call = leg(route.call(), means.planLeft(), seconds, terms);
        var money = Money.ZERO;
        var plan = 0L;
        for (var leg : transfers(terms, route, means, seconds)) {
            money = money.max(leg.amount());
            plan = Math.max(plan, leg.planSeconds());
        }
        var hold = call.amount().plus(money).plus(means.recording() ? terms.recordingFee() : Money.ZERO);
        return new Possible(seconds, call.planSeconds() + plan, hold, hold);
    }

    /** What each of the transfers would take if the call and it lasted that long, in the order of the route. */
    static List<Leg> transfers(Terms terms, Route route, Means means, long seconds) {
        var left = means.planLeft()
                - leg(route.call(), means.planLeft(), seconds, terms).planSeconds();
        return route.transfers().stream()
                .map(transfer -> leg(transfer, left, seconds, terms))
                .toList();
    }

    private static Leg leg(Destination to, long planLeft, long seconds, Terms terms) {
        var split = Rating.split(seconds, to.ofPlan() ? planLeft : 0, terms);
        return new Leg(split.plan(), split.wallet(), Rating.price(split.wallet(), to.perMinute(), terms));
    }
}
