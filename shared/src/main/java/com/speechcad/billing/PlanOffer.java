package com.speechcad.billing;

import com.speechcad.kernel.Money;

/** What choosing a plan would mean for a person now. */
public sealed interface PlanOffer {
    Plan plan();

    /**
     * It begins at once, for its price.
     *
     * @param missing in the wallet; not positive when it will do
     */
    record Purchase(Plan plan, Money missing) implements PlanOffer {}

    /**
     * It begins at once, and what is left of the present plan is credited.
     *
     * @param charge price less credit, never negative
     */
    record Upgrade(Plan plan, Subscription old, UpgradeCredit credit, Money charge, Money missing)
            implements PlanOffer {}

    /** It can follow when the present plan's period ends: it is smaller, or what is left is worth more than it costs. */
    record Later(Plan plan, Subscription old) implements PlanOffer {}

    /** The one the person has. */
    record Same(Plan plan, Subscription current) implements PlanOffer {}

    /** The business is not trusted far enough yet for a paid plan to be of use. */
    record NeedsTier(Plan plan) implements PlanOffer {}
}
