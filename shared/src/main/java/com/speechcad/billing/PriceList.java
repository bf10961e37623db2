package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.NumberKind;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.SampleNumbers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One version's prices: the longest prefix that fits wins, then the number's region. What is neither has no price, and
 * then no call. The numbering plan decides the region, so that the Bahamas are not the United States for sharing a
 * country code; a number in no known range is worth only what a prefix says of it; premium-rate and its kind never
 * have a price.
 */
final class PriceList {
    private static final int SHORTEST_PREFIX = 2;
    /** A number in E.164 needs no country of its own. */
    private static final String ANYWHERE = "ZZ";

    private final long version;
    private final String label;
    private final Terms terms;
    private final Map<String, PriceEntry> regions;
    private final Map<String, PriceEntry> prefixes;

    PriceList(long version, String label, Terms terms, List<PriceEntry> entries) {
        this.version = version;
        this.label = label;
        this.terms = terms;
        this.regions = by(entries, PriceEntry::region);
        this.prefixes = by(entries, PriceEntry::prefix);
    }

    /** What a number costs, or why it has no price. */
    sealed interface Found {
        record Priced(Tariff tariff) implements Found {}

        /** @param region two letters, empty when unknown */
        record NoPrice(String region) implements Found {}

        record Special() implements Found {}
    }

    Found find(PhoneNumber to) {
        return PhoneNumber.look(to.e164(), ANYWHERE)
                .map(looked -> find(to, looked.kind(), looked.region()))
                .orElseGet(() -> find(to, NumberKind.UNKNOWN, to.region().orElse("")));
    }

    long version() {
        return version;
    }

    /** A price of this version; its terms are the same for all. */
    Tariff tariff(String region, boolean covered, Money perMinute) {
        return new Tariff(version, label, region, covered, perMinute, terms);
    }

    /** @param home its region, empty when unknown */
    Found find(PhoneNumber to, NumberKind kind, String home) {
        var region = kind == NumberKind.ORDINARY ? home : "";
        if (kind == NumberKind.SPECIAL) {
            return new Found.Special();
        }
        return longestPrefix(to)
                .or(() -> Optional.ofNullable(regions.get(region)))
                .<Found>map(entry -> new Found.Priced(tariff(region, entry.covered(), entry.perMinute())))
                .orElseGet(() -> new Found.NoPrice(home));
    }

    /** The least that a minute costs anywhere. */
    Optional<Money> cheapest() {
        return Stream.concat(regions.values().stream(), prefixes.values().stream())
                .map(PriceEntry::perMinute)
                .min(Comparator.naturalOrder());
    }

    /** Two letters each; where prefixes reach is not told by them. */
    Set<String> regions() {
        return regions.keySet();
    }

    /**
     * Each price that an ordinary number of the region may have. Without a prefix that reaches there it is the region's own;
     * otherwise numbers from all over the region are looked up, as they would be for a call.
     */
    List<Tariff> in(String region) {
        var code = SampleNumbers.countryCode(region);
        var reaching = prefixes.keySet().stream()
                .filter(prefix -> prefix.startsWith(code) || code.startsWith(prefix))
                .toList();
        if (reaching.isEmpty()) {
            return Optional.ofNullable(regions.get(region))
                    .map(entry -> tariff(region, entry.covered(), entry.perMinute()))
                    .stream()
                    .toList();
        }
        return SampleNumbers.of(region, reaching).stream()
                .map(looked -> find(looked.number(), looked.kind(), looked.region()))
                .filter(Found.Priced.class::isInstance)
                .map(found -> ((Found.Priced) found).tariff())
                .distinct()
                .toList();
    }

    private Optional<PriceEntry> longestPrefix(PhoneNumber to) {
        for (var length = prefixes.isEmpty() ? 0 : to.e164().length(); length >= SHORTEST_PREFIX; length--) {
            var entry = prefixes.get(to.e164().substring(0, length));
            if (entry != null) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private static Map<String, PriceEntry> by(List<PriceEntry> entries, Function<PriceEntry, String> key) {
        return entries.stream()
                .filter(entry -> !key.apply(entry).isEmpty())
                .collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }
}
