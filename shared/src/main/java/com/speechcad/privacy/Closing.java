package com.speechcad.privacy;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody leaves.
 *
 * @param payTo where what is left goes, in their words
 * @param givenUp of what is left so much stays with the platform, as they wished; empty when they did not wish it
 * @param moneyAskedAt when they were asked where money goes of which they have not said; empty when they were not
 */
public record Closing(
        UserId user,
        State state,
        Optional<String> payTo,
        Optional<Money> givenUp,
        Instant askedAt,
        Optional<Instant> moneyAskedAt,
        boolean toldAdmins) {
    /** Whether nothing was said about money: there was none when they asked, or more came than they gave up. */
    public boolean hasNotSaid() {
        return state == State.WAITING && payTo.isEmpty() && givenUp.isEmpty();
    }

    /** Whether they said that all of this stays with the platform. */
    boolean givesUp(Money left) {
        return givenUp.filter(most -> most.compareTo(left) >= 0).isPresent();
    }

    /** How far it is. */
    public enum State {
        /** For calls to end and what is left to be paid out; can be undone. */
        WAITING,
        /** Being forgotten; nothing undoes it. */
        PURGING,
        DONE
    }
}
