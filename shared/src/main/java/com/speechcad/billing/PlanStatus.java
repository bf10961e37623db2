package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.time.Instant;
import java.util.Optional;

/** How a person's plan stands, as they are shown it. */
public sealed interface PlanStatus {
    /** Calls are paid by the minute. */
    record None() implements PlanStatus {}

    /**
     * @param autoRenew it goes on at the end, also because another plan is to follow
     * @param renewalAnswer the person switched renewal on, whatever follows
     * @param canceled it ends with its period and is not renewed
     * @param next another plan follows, as chosen
     * @param renewal what will be charged at the end, at today's prices; empty when nothing will
     */
    record Running(
            Subscription subscription,
            boolean autoRenew,
            boolean renewalAnswer,
            boolean canceled,
            Optional<Plan> next,
            Optional<Plan> renewal)
            implements PlanStatus {}

    /** Its last second has passed, and what follows is being done this minute. */
    record Ending(Plan plan) implements PlanStatus {}

    /**
     * No plan minutes until it is renewed.
     *
     * @param plan that the renewal would be charged by
     * @param missing zero when the wallet would do now
     * @param nextTry by the clock; a top-up is tried at once
     * @param until when it is given up
     * @param blocked whether the wallet is frozen or closed, so that money would change nothing
     */
    record PastDue(
            long subscription, Plan plan, Money missing, Optional<Instant> nextTry, Instant until, boolean blocked)
            implements PlanStatus {}

    /** Wanted, and waiting for its money. */
    record Waiting(long subscription, Plan plan, Instant until) {}

    /**
     * One thing that happened.
     *
     * @param charged price less credit
     */
    record Happened(SubscriptionEvent event, Plan plan, Instant at, Instant periodEnd, Money charged, Money credit) {}
}
