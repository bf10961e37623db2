package com.speechcad.call;

import java.util.EnumSet;
import java.util.Set;

/** How far an attempt got. Words of the provider may come in any order: a state is left only for a later one. */
public enum AttemptState {
    PLANNED,
    AUTHORISED,
    DIALLING,
    /** The provider was asked, but its answer was lost: nobody knows whether the phone rings. */
    UNCERTAIN,
    IN_CALL,
    ENDED,
    NOT_CONNECTED,
    REFUSED;

    private static final Set<AttemptState> OVER = EnumSet.of(ENDED, NOT_CONNECTED, REFUSED);
    private static final Set<AttemptState> RUNNING = EnumSet.of(AUTHORISED, DIALLING, UNCERTAIN, IN_CALL);

    public boolean canBecome(AttemptState next) {
        return after(this).contains(next);
    }

    public boolean isOver() {
        return OVER.contains(this);
    }

    /** Whether it holds money and a slot. */
    public boolean isRunning() {
        return RUNNING.contains(this);
    }

    private static Set<AttemptState> after(AttemptState state) {
        return switch (state) {
            case PLANNED -> EnumSet.of(AUTHORISED, DIALLING, REFUSED, NOT_CONNECTED);
            case AUTHORISED -> EnumSet.of(DIALLING, REFUSED, NOT_CONNECTED);
            // Back in line: the provider had no room, and rang nobody.
            case DIALLING -> EnumSet.of(PLANNED, UNCERTAIN, IN_CALL, ENDED, NOT_CONNECTED);
            case UNCERTAIN -> EnumSet.of(DIALLING, IN_CALL, ENDED, NOT_CONNECTED);
            case IN_CALL -> EnumSet.of(ENDED, NOT_CONNECTED);
            case ENDED, NOT_CONNECTED, REFUSED -> EnumSet.noneOf(AttemptState.class);
        };
    }
}
