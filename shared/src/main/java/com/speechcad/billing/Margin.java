package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * What minutes bring against what they cost us.
 *
 * @param revenue of all of them
 * @param seconds how long they last
 */
public record Margin(Money revenue, long seconds, Money costPerMinute) {
    private static final long SECONDS_PER_MINUTE = 60;
    /** A loss of more times the revenue is told as this one. */
    private static final BigDecimal MOST_LOST = BigDecimal.valueOf(-10_000);

    /** Of a minute. */
    public static Margin of(Money revenuePerMinute, Money costPerMinute) {
        return new Margin(revenuePerMinute, SECONDS_PER_MINUTE, costPerMinute);
    }

    /** Of a line of a price list. */
    public static Margin of(PriceEntry entry, Money costPerMinute) {
        return of(entry.perMinute(), entry.cost().orElse(costPerMinute));
    }

    /** Of a plan whose minutes are used to the last, fair use included; a plan without minutes brings its whole price. */
    public static Margin of(Money price, Duration minutes, Money costPerMinute) {
        return new Margin(price, Math.max(SECONDS_PER_MINUTE, minutes.toSeconds()), costPerMinute);
    }

    /** Rounded down, to be shown. */
    public Money revenuePerMinute() {
        return Money.micros(Math.multiplyExact(revenue.micros(), SECONDS_PER_MINUTE) / seconds);
    }

    /** Worth a warning: each minute costs as much as it brings, or more. */
    public boolean loses() {
        return brought().compareTo(spent()) <= 0;
    }

    /**
     * What is left of the revenue, in whole percent, rounded down once and from the whole sums; negative when it loses, and never
     * below -10,000.
     */
    public int percent() {
        if (revenue.isZero()) {
            return -100;
        }
        return brought()
                .subtract(spent())
                .multiply(BigDecimal.valueOf(100))
                .divide(brought(), 0, RoundingMode.FLOOR)
                .max(MOST_LOST)
                .intValueExact();
    }

    /** In micro-dollars times seconds a minute, so that nothing is divided. */
    private BigDecimal brought() {
        return BigDecimal.valueOf(revenue.micros()).multiply(BigDecimal.valueOf(SECONDS_PER_MINUTE));
    }

    private BigDecimal spent() {
        return BigDecimal.valueOf(costPerMinute.micros()).multiply(BigDecimal.valueOf(seconds));
    }
}
