package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import java.time.Duration;
import java.util.List;

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
     * @param onward what of it is for a transfer
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
            boolean startsFree,
            List<Onward> onward)
            implements Quote {
        public Offered {
            onward = List.copyOf(onward);
        }

        /** What later decisions depend on: nothing of it is ever passed. */
        public Confirmed confirmed() {
            return new Confirmed(longest, hold, priceVersion);
        }

        /** Seconds of the plan for the call itself. */
        public long ownPlanSeconds() {
            return planSeconds.toSeconds()
                    - onward.stream().mapToLong(Onward::planSeconds).sum();
        }

        /** Held for the call itself, without a recording. */
        public Money ownHold() {
            return hold.minus(recordingFee)
                    .minus(onward.stream().map(Onward::amount).reduce(Money.ZERO, Money::plus));
        }
    }

    /**
     * A part of what is held for a transfer, of which there is one at most. The dearest place is the first; a second is
     * another place that would take more of the plan, with nothing but these further seconds.
     */
    record Onward(PhoneNumber to, Money perMinute, long planSeconds, long walletSeconds, Money amount) {}

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
