package com.speechcad.billing;

/** Where a subscription stands; {@link SubscriptionMachine} says what leads from one to the other. */
public enum SubscriptionState {
    /** Wanted, and waiting for the money. */
    PENDING,
    ACTIVE,
    /** Usable to its last second, and then over, whatever the wallet holds. */
    CANCEL_AT_PERIOD_END,
    /** The period is over and the renewal could not be paid yet: no plan minutes, and it is tried again. */
    PAST_DUE,
    EXPIRED,
    CANCELED;

    /** Nothing leads out of it. */
    boolean isOver() {
        return this == EXPIRED || this == CANCELED;
    }
}
