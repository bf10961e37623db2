package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.SampleNumbers;
import java.util.List;
import java.util.Optional;

/**
 * A price list with its lines.
 *
 * @param lines none where only what it says for every place is asked for
 */
public record ListedPrices(PriceVersion list, List<PriceEntry> lines) {
    /** The place's own line. */
    Optional<PriceEntry> line(String place) {
        return lines.stream().filter(line -> line.place().equals(place)).findFirst();
    }

    /** What the list says for every place. */
    long says(ListSetting setting) {
        return setting.of(list.terms(), list.costPerMinute());
    }

    /** What a minute to the place costs us by it; without a line of its own, the dearest that its numbers may cost. */
    Money costOf(String place) {
        return ownCostOf(place).orElseGet(() -> dearestAround(place));
    }

    /** The same of a place that has a line of its own. */
    Optional<Money> ownCostOf(String place) {
        return line(place).map(this::cost);
    }

    private Money dearestAround(String place) {
        return lines.stream()
                .filter(line -> overlaps(place, line))
                .map(this::cost)
                .reduce(list.costPerMinute(), Money::max);
    }

    private Money cost(PriceEntry line) {
        return line.cost().orElse(list.costPerMinute());
    }

    private static boolean overlaps(String place, PriceEntry line) {
        var reach = line.region().isEmpty() ? line.prefix() : SampleNumbers.countryCode(line.region());
        return place.startsWith(reach) || (place.startsWith("+") && reach.startsWith(place));
    }
}
