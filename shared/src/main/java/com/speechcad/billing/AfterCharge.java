package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.util.UUID;

/**
 * Told that a call costs something else than was known when it ended: its recording came or never will, or an operator
 * decided about a charge that was stopped. In that very transaction, with {@link BillingLock} taken.
 */
public interface AfterCharge {
    /**
     * A decision about that call is to come: takes what {@link #costs} will need before {@link BillingLock} is taken, as
     * whoever settles a call does.
     */
    default void before(UUID attempt) {}

    /** @param cost of the call by now, with a recording's fee that may still come */
    void costs(UUID attempt, Money cost);

    /**
     * An operator decided about its charge, after {@link #costs}: whoever was told that it is looked into is told the end.
     *
     * @param charged nothing when it was rejected
     */
    default void decided(UUID attempt, Money charged) {}
}
