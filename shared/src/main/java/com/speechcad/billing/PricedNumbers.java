package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    /** What a number costs by the list in force, or why it has no price. */
    public sealed interface Price {
        /** @param region two letters; empty where a prefix alone gave the price */
        record Known(String region, Money perMinute) implements Price {}

        record None() implements Price {}

        /** Premium-rate and its kind, which never have one. */
        record Special() implements Price {}
    }

    /** The list in force now, for whoever asks before there is anything to call. */
    public PriceBook book() {
        return new PriceBook(tariffs.list(clock.instant()));
    }

    /** The list in force now; read once, for many numbers. */
    public Function<PhoneNumber, Price> prices() {
        var list = tariffs.list(clock.instant());
        return number -> list.map(prices -> switch (prices.find(number)) {
                    case PriceList.Found.Priced(var tariff) -> new Price.Known(tariff.region(), tariff.perMinute());
                    case PriceList.Found.NoPrice _ -> new Price.None();
                    case PriceList.Found.Special() -> new Price.Special();
                })
                .orElseGet(Price.None::new);
    }

    /**
     * Looks further numbers up in the list in force, for what a whole campaign costs.
     *
     * @param before what was counted already
     * @return empty when that was counted by another list: prices changed meanwhile, and all is counted anew
     */
    public Optional<PriceCounts> count(PriceCounts before, List<PhoneNumber> numbers) {
        var list = tariffs.list(clock.instant());
        var version = list.map(PriceList::version).orElse(0L);
        return before.numbers() > 0 && before.version() != version
                ? Optional.empty()
                : Optional.of(before.with(
                        version,
                        numbers.stream()
                                .map(number -> Quotes.found(list, number))
                                .toList()));
    }

    /** Those of them that have no price now, or never may have one. */
    public List<PhoneNumber> without(List<PhoneNumber> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var list = tariffs.of(numbers, clock.instant());
        return numbers.stream()
                .filter(number -> list.map(prices -> prices.find(number))
                        .filter(PriceList.Found.Priced.class::isInstance)
                        .isEmpty())
                .toList();
    }

    /** Says of each number whether it has a price by the list in force now; read once, for many numbers. */
    public Predicate<PhoneNumber.Looked> now() {
        var list = tariffs.list(clock.instant());
        return looked -> list.map(prices -> prices.find(looked.number(), looked.kind(), looked.region()))
                .filter(PriceList.Found.Priced.class::isInstance)
                .isPresent();
    }
}
