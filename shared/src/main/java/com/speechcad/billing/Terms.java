package com.speechcad.billing;

import com.speechcad.kernel.Money;

/**
 * How a price list counts, whatever the destination.
 *
 * @param incrementSeconds billed seconds grow in these steps
 * @param minimumSeconds billed for any call that is billed at all
 * @param freeSeconds a call that lasted no longer is not billed at all
 * @param machineFreeSeconds the same, where a machine answered and we hung up
 * @param connectionFee once for a call of which anything is paid out of the wallet
 * @param recordingFee for a call that was recorded
 */
public record Terms(
        int incrementSeconds,
        int minimumSeconds,
        int freeSeconds,
        int machineFreeSeconds,
        Money connectionFee,
        Rounding rounding,
        Money recordingFee) {
    public Terms {
        if (incrementSeconds < 1 || minimumSeconds < 1) {
            throw new IllegalArgumentException(
                    "increment and minimum are at least a second, not " + incrementSeconds + "/" + minimumSeconds);
        }
        if (freeSeconds < 0 || machineFreeSeconds < 0) {
            throw new IllegalArgumentException(
                    "free seconds are not negative, but are " + freeSeconds + " and " + machineFreeSeconds);
        }
        if (connectionFee.isNegative() || recordingFee.isNegative()) {
            throw new IllegalArgumentException(
                    "a fee is not negative, but is " + connectionFee + " or " + recordingFee);
        }
    }
}
