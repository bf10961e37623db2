package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.time.Duration;

/** What a call would cost at most, seen before it is confirmed. */
public sealed interface Quote {
    /**
     * @param longest the call may last
     * @param planSeconds of it out of the plan
     * @param hold set aside for the rest and for a recording; nothing beyond it is ever charged
     * @param perMinute after the plan's seconds
     * @param recordingFee zero when no recording is asked for
     * @param startsFree the call begins the Free plan
     */
    record Offered(
            Duration longest,
            Duration planSeconds,
            Money hold,
            Money perMinute,
            int incrementSeconds,
            int minimumSeconds,
            Money recordingFee,
            long priceVersion,
            boolean startsFree)
            implements Quote {}

    /**
     * The price list does not reach there.
     *
     * @param region two letters, empty when unknown
     */
    record NoPrice(String region) implements Quote {}

    /** Plan and wallet do not last for a minute. */
    record TooLittle(Money shortfall) implements Quote {}
}
