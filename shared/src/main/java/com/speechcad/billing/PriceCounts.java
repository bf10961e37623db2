package com.speechcad.billing;

import com.speechcad.kernel.Money;
import io.micronaut.serde.annotation.Serdeable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many numbers cost the same, by one version of the price list: what a campaign costs is reckoned from this alone, and
 * none of its numbers has to be kept. Written down between the steps of a dry run.
 *
 * @param version of the list that they were looked up in; zero when there was none
 * @param priced how many by region, whether a plan's minutes reach there, and micro-dollars a minute
 * @param without a price, by region; those that may never have one under {@value #SPECIAL}
 */
@Serdeable
public record PriceCounts(long version, Map<String, Integer> priced, Map<String, Integer> without) {
    /** Before the first number. */
    public static final PriceCounts NONE = new PriceCounts(0, Map.of(), Map.of());

    private static final String SPECIAL = "*";

    public PriceCounts {
        priced = Map.copyOf(priced);
        without = Map.copyOf(without);
    }

    /** How many were looked up. */
    public int numbers() {
        return sum(priced) + sum(without);
    }

    /** The same with further ones, which the same version says this of. */
    PriceCounts with(long ofVersion, Iterable<PriceList.Found> found) {
        var prices = new HashMap<>(priced);
        var none = new HashMap<>(without);
        for (var one : found) {
            switch (one) {
                case PriceList.Found.Priced(var tariff) -> prices.merge(key(tariff), 1, Math::addExact);
                case PriceList.Found.NoPrice(var region) -> none.merge(region, 1, Math::addExact);
                case PriceList.Found.Special() -> none.merge(SPECIAL, 1, Math::addExact);
            }
        }
        return new PriceCounts(ofVersion, prices, none);
    }

    private static String key(Tariff tariff) {
        return "%s|%b|%d"
                .formatted(tariff.region(), tariff.covered(), tariff.perMinute().micros());
    }

    /** How many there are of each price of that list, which is the one they were looked up in. */
    Map<Tariff, Integer> tariffs(PriceList list) {
        var tariffs = new LinkedHashMap<Tariff, Integer>();
        priced.forEach((key, count) -> {
            var parts = key.split("\\|", -1);
            tariffs.put(
                    list.tariff(parts[0], Boolean.parseBoolean(parts[1]), Money.micros(Long.parseLong(parts[2]))),
                    count);
        });
        return tariffs;
    }

    /** How many have no price, by reason. */
    Map<CampaignQuote.Excluded, Integer> excluded() {
        var excluded = new LinkedHashMap<CampaignQuote.Excluded, Integer>();
        without.forEach((region, count) -> excluded.put(
                region.equals(SPECIAL)
                        ? new CampaignQuote.Excluded.Special()
                        : new CampaignQuote.Excluded.NoPrice(region),
                count));
        return excluded;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().reduce(0, Math::addExact);
    }
}
