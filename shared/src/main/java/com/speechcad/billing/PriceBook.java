package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The list in force when it was read, for whoever asks what calls cost: the same list, and the same look-up, that rates them. */
public final class PriceBook {
    private final Optional<PriceList> list;

    PriceBook(Optional<PriceList> list) {
        this.list = list;
    }

    /** What numbers of a region cost. */
    public record OfRegion(List<Tariff> tariffs) {
        public OfRegion {
            tariffs = tariffs.stream()
                    .sorted(Comparator.comparing(Tariff::perMinute))
                    .toList();
        }

        public Money least() {
            return tariffs.getFirst().perMinute();
        }

        public Money most() {
            return tariffs.getLast().perMinute();
        }

        /** How they are counted, which is the same for all of a list. */
        public Terms terms() {
            return tariffs.getFirst().terms();
        }
    }

    /** What one number costs. */
    public sealed interface OfNumber {
        /** @param region two letters; empty where a prefix alone gave the price */
        record Priced(String region, Money perMinute) implements OfNumber {}

        /** @param region two letters; empty when unknown */
        record NoPrice(String region) implements OfNumber {}

        /** Premium-rate and its kind, which never have one. */
        record Special() implements OfNumber {}
    }

    /** Two letters each, of those that have a price of their own; a prefix may reach into others. */
    public Set<String> regions() {
        return list.map(PriceList::regions).orElse(Set.of());
    }

    /** Empty when there is no price for any ordinary number there. */
    public Optional<OfRegion> of(String region) {
        return list.map(prices -> prices.in(region))
                .filter(tariffs -> !tariffs.isEmpty())
                .map(OfRegion::new);
    }

    public OfNumber of(PhoneNumber number) {
        return switch (Quotes.found(list, number)) {
            case PriceList.Found.Priced(var tariff) -> new OfNumber.Priced(tariff.region(), tariff.perMinute());
            case PriceList.Found.NoPrice(var region) -> new OfNumber.NoPrice(region);
            case PriceList.Found.Special() -> new OfNumber.Special();
        };
    }
}
