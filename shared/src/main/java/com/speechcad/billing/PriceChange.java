package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The one thing that is different in the next price list. */
public sealed interface PriceChange {
    /** Whether it says what a minute to a place costs us. */
    default boolean saysCost() {
        return this instanceof OfPlace one && one.cost().isPresent();
    }

    /** As the audit log keeps it, by name. */
    default Map<String, Object> facts() {
        return switch (this) {
            case OfPlace one -> {
                var facts = new LinkedHashMap<String, Object>();
                facts.put("place", one.place());
                facts.put("micros_per_minute", one.perMinute().micros());
                one.cost().ifPresent(cost -> facts.put("cost_micros_per_minute", cost.micros()));
                yield facts;
            }
            case OfList(var setting, var value) -> Map.of("setting", setting.name(), "value", value);
        };
    }

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
