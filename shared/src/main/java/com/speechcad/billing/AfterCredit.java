package com.speechcad.billing;

import com.speechcad.db.Later;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.wallet.Reason;

/**
 * Told that money has just reached a wallet: a purchase may have waited for it, or a renewal. Every bean that implements
 * this is told, in the transaction of the credit itself and with {@link BillingLock} taken, exactly once per credit.
 */
public interface AfterCredit {
    /**
     * Whether the user has anything that a credit could concern; asked with the credit itself, in its round trip, so that
     * for all the others nothing more has to be looked up. Always true where it is not said otherwise.
     */
    default Later<Boolean> askWaits(UserId user) {
        return Later.of(true);
    }

    /**
     * What follows from the credit, if anything. Nothing slow and no network: jobs and the outbox are for that. A failure
     * here is an alarm and undoes what was done here, never the credit; whatever has to happen in the end needs a sweep
     * of its own.
     */
    void credited(Arrived credit);

    /**
     * @param reason {@code TOP_UP} or {@code OPERATOR_CREDIT}
     * @param amount all that came, also what went to a debt at once
     * @param subject what it is about, such as {@code invoice:…}; may be empty
     * @param op the operation's number in the books
     */
    record Arrived(UserId user, Reason reason, Money amount, String subject, long op) {}
}
