package com.speechcad.call;

import java.time.Instant;

/**
 * What the callee answered at one step, already in the form that may be shown.
 *
 * @param step of the flow
 * @param visibleAt from when on
 */
public record Answer(String step, Kind kind, String shown, Instant visibleAt) {
    /** How it was given. */
    public enum Kind {
        /** One key of a menu. */
        KEY,
        /** Several keys, masked. */
        TYPED,
        /** Words, scrubbed and masked. */
        SPOKEN
    }
}
