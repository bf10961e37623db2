package com.speechcad.privacy;

import com.speechcad.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody leaves.
 *
 * @param payTo where what is left goes, in their words
 * @param givesUp what is left stays with the platform, as they wished
 */
public record Closing(
        UserId user, State state, Optional<String> payTo, boolean givesUp, Instant askedAt, boolean toldAdmins) {
    /** Whether nothing was said about money: there was none when they asked. */
    public boolean hasNotSaid() {
        return state == State.WAITING && payTo.isEmpty() && !givesUp;
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
