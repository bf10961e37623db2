package com.speechcad.campaign.contacts;

import java.util.EnumSet;
import java.util.Set;

/** Where an import stands. */
public enum ImportState {
    RECEIVED,
    FETCHING,
    READING,
    /** Waits for the person to say which column has the numbers. */
    ASKING,
    IMPORTING,
    DONE,
    FAILED,
    CANCELLED,
    /** What it brought is being taken away again. */
    UNDOING,
    UNDONE;

    /** Still on its way; it can be cancelled. */
    public boolean isOpen() {
        return switch (this) {
            case RECEIVED, FETCHING, READING, ASKING, IMPORTING -> true;
            case DONE, FAILED, CANCELLED, UNDOING, UNDONE -> false;
        };
    }

    boolean canBecome(ImportState next) {
        return next(this).contains(next);
    }

    private static Set<ImportState> next(ImportState state) {
        return switch (state) {
            case RECEIVED -> EnumSet.of(FETCHING, READING, FAILED, CANCELLED);
            case FETCHING -> EnumSet.of(READING, FAILED, CANCELLED);
            case READING -> EnumSet.of(ASKING, IMPORTING, FAILED, CANCELLED);
            case ASKING -> EnumSet.of(IMPORTING, FAILED, CANCELLED);
            case IMPORTING -> EnumSet.of(DONE, FAILED, CANCELLED);
            case DONE -> EnumSet.of(UNDOING);
            case UNDOING -> EnumSet.of(UNDONE);
            case FAILED, CANCELLED, UNDONE -> EnumSet.noneOf(ImportState.class);
        };
    }
}
