package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.util.Optional;

/**
 * One line of a price list: a region or a prefix, never both.
 *
 * @param region two letters, or empty
 * @param prefix in E.164 form with its plus, or empty
 * @param covered whether a plan's minutes reach there
 * @param cost what a minute there costs us, where it differs from the list's
 */
public record PriceEntry(String region, String prefix, boolean covered, Money perMinute, Optional<Money> cost) {
    public static PriceEntry ofRegion(String region, boolean covered, Money perMinute) {
        return new PriceEntry(region, "", covered, perMinute, Optional.empty());
    }

    public static PriceEntry ofPrefix(String prefix, boolean covered, Money perMinute) {
        return new PriceEntry("", prefix, covered, perMinute, Optional.empty());
    }

    /** A first price, which plans do not cover. */
    static PriceEntry of(String place, Money perMinute, Optional<Money> cost) {
        return place.startsWith("+")
                ? new PriceEntry("", place, false, perMinute, cost)
                : new PriceEntry(place, "", false, perMinute, cost);
    }

    /** The same place at another price. */
    PriceEntry at(Money price, Optional<Money> itsCost) {
        return new PriceEntry(region, prefix, covered, price, itsCost);
    }

    /** What it is for. */
    public String place() {
        return region.isEmpty() ? prefix : region;
    }
}
