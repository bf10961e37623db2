package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.util.Optional;

/** The one thing that is different in the next price list. */
public sealed interface PriceChange {
    /**
     * A place's price; one that had none gets its first.
     *
     * @param place two letters of a region, or a prefix with its plus
     * @param cost what a minute there costs us; empty to leave it as it is
     */
    record OfPlace(String place, Money perMinute, Optional<Money> cost) implements PriceChange {}

    /** @param value micro-dollars or seconds, as the setting counts */
    record OfList(ListSetting setting, long value) implements PriceChange {}
}
