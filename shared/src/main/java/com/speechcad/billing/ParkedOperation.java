package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import java.time.Instant;

/**
 * A debit that a circuit breaker stopped.
 *
 * @param key of the fact; the same debit asked for again is this one
 * @param counted what the breaker counted with it: operations, or micro-dollars
 * @param most what the breaker lets through
 * @param payload one JSON object for the {@link ParkedHandler}
 * @param decidedBy such as {@code operator:12}; blank while it waits
 * @param note the operator's reason
 */
public record ParkedOperation(
        long id,
        String kind,
        String key,
        UserId user,
        Breakers.Breaker breaker,
        Money amount,
        long counted,
        long most,
        String payload,
        State state,
        String decidedBy,
        String note,
        Instant at) {

    /** Where it stands. */
    public enum State {
        OPEN,
        RELEASED,
        REJECTED
    }
}
