package com.speechcad.billing;

import com.speechcad.kernel.Money;
import java.util.UUID;

/**
 * Told that a call costs something else than was known when it ended: its recording came or never will, or an operator
 * decided about a charge that was stopped. In that very transaction, with {@link BillingLock} taken.
 */
public interface AfterCharge {
    /** @param cost of the call by now, with a recording's fee that may still come */
    void costs(UUID attempt, Money cost);
}
