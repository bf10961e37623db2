package com.speechcad.call;

import java.time.Instant;
import java.util.Optional;

/**
 * What the callee answered at one step, already in the form that may be shown.
 *
 * @param step of the flow
 * @param visibleAt from when on
 * @param variable the name that the author gave it
 */
public record Answer(String step, Kind kind, String shown, Instant visibleAt, Optional<String> variable) {
    /** One that is kept under no name. */
    public Answer(String step, Kind kind, String shown, Instant visibleAt) {
        this(step, kind, shown, visibleAt, Optional.empty());
    }

    /** The same, to be seen from then on at the earliest. */
    Answer notBefore(Instant earliest) {
        return visibleAt.isBefore(earliest) ? new Answer(step, kind, shown, earliest, variable) : this;
    }

    /** How it was given. */
    public enum Kind {
        /** One key of a menu. */
        KEY,
        /** Several keys, masked. */
        TYPED,
        /** Words, scrubbed and masked. */
        SPOKEN,
        /** The same, to a question for an opinion. */
        FEEDBACK,
        /** Whether a typed reference is on the list it was looked up in: a check mark or a cross, nothing else. */
        MATCH
    }
}
