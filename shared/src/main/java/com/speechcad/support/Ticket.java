package com.speechcad.support;

import com.speechcad.billing.Plan;
import com.speechcad.kernel.UserId;
import java.time.Instant;

/**
 * One matter between a person and those who run the tenant.
 *
 * @param level what the person's plan promised when they asked
 * @param first the words it began with
 * @param changedAt when the last line was written or it was closed
 */
public record Ticket(
        long id, UserId user, Plan.Support level, State state, String first, Instant openedAt, Instant changedAt) {
    /** Whose turn it is. */
    public enum State {
        /** The staff's. */
        OPEN,
        /** The person's: they were answered. */
        ANSWERED,
        /** Nobody's; a further line opens it again. */
        CLOSED
    }

    /**
     * One message of it.
     *
     * @param staff whether it came from those who run the tenant
     */
    public record Line(int number, boolean staff, String words, Instant at) {}
}
