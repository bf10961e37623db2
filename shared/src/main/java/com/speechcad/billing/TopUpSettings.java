package com.speechcad.billing;

import com.speechcad.kernel.Money;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * @param coins what can be paid with, as the provider writes them
 * @param leastDollars the smallest top-up
 * @param mostDollars the largest top-up
 * @param tolerancePercent so much may be missing, and the whole invoice is credited still
 * @param atOnceDollars so much a user gets in 24 hours before the provider has settled it
 * @param rateWindow how long the provider holds its rate
 */
@ConfigurationProperties("dynopay")
public record TopUpSettings(
        @Bindable(defaultValue = "BTC,ETH,LTC,DOGE,BCH,TRX,USDT-TRC20,USDT-ERC20")
        List<String> coins,

        @Bindable(defaultValue = "5") int leastDollars,
        @Bindable(defaultValue = "5000") int mostDollars,
        @Bindable(defaultValue = "2") BigDecimal tolerancePercent,
        @Bindable(defaultValue = "100") int atOnceDollars,
        @Bindable(defaultValue = "15m") Duration rateWindow) {
    public TopUpSettings {
        coins = List.copyOf(coins);
        if (leastDollars < 1 || mostDollars < leastDollars) {
            throw new IllegalArgumentException("top-ups from %d to %d dollars".formatted(leastDollars, mostDollars));
        }
        if (tolerancePercent.signum() < 0 || tolerancePercent.compareTo(BigDecimal.TEN) > 0) {
            throw new IllegalArgumentException("a tolerance is 0 to 10 percent, but is " + tolerancePercent);
        }
        if (atOnceDollars < 0 || !rateWindow.isPositive()) {
            throw new IllegalArgumentException("nothing at once, or no window");
        }
    }

    public Money least() {
        return Money.dollars(leastDollars);
    }

    public Money most() {
        return Money.dollars(mostDollars);
    }

    public boolean takes(Money amount) {
        return amount.compareTo(least()) >= 0 && amount.compareTo(most()) <= 0;
    }

    Money atOnce() {
        return Money.dollars(atOnceDollars);
    }
}
