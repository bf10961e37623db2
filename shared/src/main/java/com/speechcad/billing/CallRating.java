package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.util.Optional;

/** The bill of a whole call: its own leg, a transfer after it, and a recording. Pure, so that it comes out the same again. */
final class CallRating {
    private CallRating() {}

    /**
     * One leg as it was.
     *
     * @param ofPlan whether the plan's seconds reach its destination
     */
    record Leg(Money perMinute, boolean ofPlan, long connectedMillis, Ending ending) {}

    /**
     * All that a bill depends on.
     *
     * @param longestSeconds agreed to; the provider may hang up a moment late, and that is never billed
     * @param planSeconds the legs may use together, the call before its transfer
     * @param recorded asked for, and there is one
     */
    record Inputs(
            Terms terms, long longestSeconds, long planSeconds, Leg call, Optional<Leg> transfer, boolean recorded) {}

    /** One leg, rated. */
    record Line(long billedSeconds, long planSeconds, long walletSeconds, Money amount) {}

    /** All lines. */
    record Bill(Line call, Optional<Line> transfer, Money recording) {
        long planSeconds() {
            return call.planSeconds() + transfer.map(Line::planSeconds).orElse(0L);
        }

        Money total() {
            return call.amount()
                    .plus(transfer.map(Line::amount).orElse(Money.ZERO))
                    .plus(recording);
        }
    }

    static Bill of(Inputs in) {
        var call = line(in, in.call(), in.planSeconds());
        var left = in.planSeconds() - call.planSeconds();
        var transfer = in.transfer().map(leg -> line(in, leg, left));
        // What is free for the user has no fee either.
        var recorded = in.recorded() && call.billedSeconds() > 0;
        return new Bill(call, transfer, recorded ? in.terms().recordingFee() : Money.ZERO);
    }

    private static Line line(Inputs in, Leg leg, long planSeconds) {
        var billed =
                Math.min(in.longestSeconds(), Rating.billedSeconds(leg.connectedMillis(), leg.ending(), in.terms()));
        var split = Rating.split(billed, leg.ofPlan() ? planSeconds : 0, in.terms());
        return new Line(
                billed, split.plan(), split.wallet(), Rating.price(split.wallet(), leg.perMinute(), in.terms()));
    }
}
