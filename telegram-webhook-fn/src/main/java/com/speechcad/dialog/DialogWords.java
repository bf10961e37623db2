package com.speechcad.dialog;

import com.speechcad.text.TextKey;

/** What the engine says itself. */
public enum DialogWords implements TextKey {
    BACK,
    HOME,
    PAGE,
    PAGE_BEFORE,
    PAGE_AFTER,
    REFRESHED,
    REMARKED,
    LINES,
    NOT_EXPECTED,
    NOT_TAKEN,
    UNKNOWN_COMMAND,
    CANCELLED,
    WAITS_BEHIND,
    COME_IN_FIRST,
    WENT_WRONG,
    CONTACT_BELOW,
    CONTACT_CLOSED;

    @Override
    public String bundle() {
        return "dialog";
    }
}
