package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.time.Duration;

/** What a minute brings against what it costs us. */
public record Margin(Money revenuePerMinute, Money costPerMinute) {
    private static final long SECONDS_PER_MINUTE = 60;
    /** A loss of more times the revenue is told as this one. */
    private static final long MOST_TIMES = 100;

    /** Of a line of a price list. */
    public static Margin of(PriceEntry entry, Money costPerMinute) {
        return new Margin(entry.perMinute(), entry.cost().orElse(costPerMinute));
    }

    /** Of a plan whose minutes are used to the last, fair use included; a plan without minutes brings its whole price. */
    public static Margin of(Money price, Duration minutes, Money costPerMinute) {
        var seconds = Math.max(SECONDS_PER_MINUTE, minutes.toSeconds());
        return new Margin(
                Money.micros(Math.multiplyExact(price.micros(), SECONDS_PER_MINUTE) / seconds), costPerMinute);
    }

    /** Worth a warning: each minute costs as much as it brings, or more. */
    public boolean loses() {
        return revenuePerMinute.compareTo(costPerMinute) <= 0;
    }

    /** What is left of the revenue, in whole percent, rounded down; negative when it loses, and never below -10,000. */
    public int percent() {
        if (revenuePerMinute.isZero()) {
            return -100;
        }
        var most = revenuePerMinute.times(-MOST_TIMES);
        var left = revenuePerMinute.minus(costPerMinute).max(most);
        return Math.toIntExact(Math.floorDiv(left.times(100).micros(), revenuePerMinute.micros()));
    }
}
