package com.speechcad.billing;

import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Predicate;

/** Which numbers can be called at all, as far as prices go. In the open transaction. */
@Singleton
public class PricedNumbers {
    private final Tariffs tariffs;
    private final Clock clock;

    PricedNumbers(Tariffs tariffs, Clock clock) {
        this.tariffs = tariffs;
        this.clock = clock;
    }

    /** Says of each number whether it has a price by the list in force now; read once, for many numbers. */
    public Predicate<PhoneNumber.Looked> now() {
        var list = tariffs.list(clock.instant());
        return looked -> list.map(prices -> prices.find(looked.number(), looked.kind(), looked.region()))
                .filter(PriceList.Found.Priced.class::isInstance)
                .isPresent();
    }
}
