package com.speechcad.billing;

import com.speechcad.kernel.Money;

/**
 * What one minute to a destination costs, and how it is counted.
 *
 * @param version of the price list, frozen for an attempt when it is authorised
 * @param label of that version, for receipts
 * @param covered whether a plan's minutes reach there
 * @param perMinute never stored per second: no scale makes that exact
 * @param incrementSeconds billed seconds grow in these steps
 * @param minimumSeconds billed for any call that was connected at all
 * @param recordingFee for a call that was recorded
 */
public record Tariff(
        long version,
        String label,
        String region,
        boolean covered,
        Money perMinute,
        int incrementSeconds,
        int minimumSeconds,
        Money recordingFee) {
    public Tariff {
        if (incrementSeconds < 1 || minimumSeconds < 1) {
            throw new IllegalArgumentException(
                    "increment and minimum are at least a second, not " + incrementSeconds + "/" + minimumSeconds);
        }
        if (!perMinute.isPositive() || recordingFee.isNegative()) {
            throw new IllegalArgumentException("a price is positive, not " + perMinute + " and " + recordingFee);
        }
    }
}
