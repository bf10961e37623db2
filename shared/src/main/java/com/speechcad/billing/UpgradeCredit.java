package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What an unused plan is worth when another takes its place: its price, less what was refunded of it, times the smaller of
 * the time left and the allowance left, rounded down. Time counts in started hours, in the person's favour, so that what is
 * seen is what is charged; of the two allowances the emptier one counts, so that no sequence of changes makes a minute
 * cheaper than the catalogue does.
 *
 * @param paid the old plan's price, as it was frozen, less what was refunded of it
 * @param share the smaller of the two
 */
public record UpgradeCredit(Money paid, long hoursLeft, long hours, Subscription.Allowance emptiest, Share share) {
    /** Which of the two counted. */
    public enum Share {
        TIME,
        ALLOWANCE
    }

    private static final long SECONDS_PER_HOUR = 3600;

    /**
     * @param timeAsOf from which on time is not counted as used
     * @param refunded of what the old plan cost; nobody is given it a second time
     */
    static UpgradeCredit of(Subscription old, Instant timeAsOf, Money refunded) {
        var paid = old.plan().price().minus(refunded).max(Money.ZERO);
        var hours = Duration.between(old.start(), old.end()).toHours();
        var seconds = Math.max(0, Duration.between(timeAsOf, old.end()).toSeconds());
        var hoursLeft = Math.min(hours, Math.ceilDiv(seconds, SECONDS_PER_HOUR));
        var emptiest = Stream.of(old.single(), old.bulk())
                .filter(one -> !one.granted().isZero())
                .min(Comparator.comparingDouble(
                        one -> (double) one.left().toSeconds() / one.granted().toSeconds()))
                .orElse(old.single());
        var byTime = part(paid, hoursLeft, hours);
        var byAllowance = byAllowance(paid, emptiest);
        return new UpgradeCredit(
                paid, hoursLeft, hours, emptiest, byTime.compareTo(byAllowance) <= 0 ? Share.TIME : Share.ALLOWANCE);
    }

    public Money amount() {
        return switch (share) {
            case TIME -> part(paid, hoursLeft, hours);
            case ALLOWANCE -> byAllowance(paid, emptiest);
        };
    }

    private static Money byAllowance(Money price, Subscription.Allowance one) {
        return one.granted().isZero()
                ? price
                : part(price, one.left().toSeconds(), one.granted().toSeconds());
    }

    /** Rounded down: a credit never gives away a part of a micro-dollar. */
    private static Money part(Money price, long left, long whole) {
        return new Money(Math.multiplyExact(price.micros(), left) / whole);
    }
}
