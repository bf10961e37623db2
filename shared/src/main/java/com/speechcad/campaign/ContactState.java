package com.speechcad.campaign;

/** Where a contact of a campaign stands. Each stands in exactly one, at any instant. */
public enum ContactState {
    /** Not before an instant: first gating, a calling window, or the next try. */
    WAITING,
    /** Whoever is free dials it next. */
    READY,
    /** A try is under way. */
    RUNNING,
    /** Somebody talked with us. */
    REACHED,
    /** All its tries are used up, or the number cannot be reached. */
    EXHAUSTED,
    /** May not be called; the rule says why. */
    EXCLUDED,
    /** The campaign was stopped before it came to that. */
    CANCELLED;

    /** Whether it can still be called. */
    public boolean isToDo() {
        return this == WAITING || this == READY || this == RUNNING;
    }
}
