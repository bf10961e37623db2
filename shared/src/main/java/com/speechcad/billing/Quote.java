package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.time.Duration;

/** What a call would cost at most, seen before it is confirmed. */
public sealed interface Quote {
    /**
     * @param longest the call may last
     * @param planSeconds of it out of the plan, those of its dearest transfer included
     * @param hold set aside for the rest and for a recording; nothing beyond it is ever charged
     * @param leastHold what the shortest call would have set aside: with less, none is placed
     * @param perMinute after the plan's seconds
     * @param ofPlan whether the plan's seconds reach there
     * @param terms how it is counted
     * @param recordingFee zero when no recording is asked for
     * @param startsFree the call begins the Free plan
     */
    record Offered(
            Duration longest,
            Duration planSeconds,
            Money hold,
            Money leastHold,
            Money perMinute,
            boolean ofPlan,
            Terms terms,
            Money recordingFee,
            long priceVersion,
            boolean startsFree)
            implements Quote {

        /** What later decisions depend on: nothing of it is ever passed. */
        public Confirmed confirmed() {
            return new Confirmed(longest, hold, priceVersion);
        }
    }

    /** What the user agreed to. */
    record Confirmed(Duration longest, Money hold, long priceVersion) {}

    /**
     * The price list does not reach there.
     *
     * @param region two letters, empty when unknown
     */
    record NoPrice(String region) implements Quote {}

    /** A premium-rate, toll-free or shared-cost number or its like: never called, at no price. */
    record Special() implements Quote {}

    /** Plan and wallet do not last for a minute. */
    record TooLittle(Money shortfall) implements Quote {}
}
