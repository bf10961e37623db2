package com.speechcad.billing;

import com.speechcad.kernel.Money;

/**
 * What one minute to a destination costs, and how it is counted.
 *
 * @param version of the price list, frozen for an attempt when it is authorised
 * @param label of that version, for receipts
 * @param region two letters; empty where a prefix alone gave the price
 * @param covered whether a plan's minutes reach there
 * @param perMinute never stored per second: no scale makes that exact
 */
public record Tariff(long version, String label, String region, boolean covered, Money perMinute, Terms terms) {
    public Tariff {
        if (!perMinute.isPositive()) {
            throw new IllegalArgumentException("a price is positive, not " + perMinute);
        }
    }
}
