package com.speechcad.campaign.contacts;

import com.speechcad.text.TextKey;

/** Why one row did not become a contact, and which count it is in. */
public enum RejectReason implements TextKey {
    REPEATED(Count.REPEATED),
    KNOWN(Count.KNOWN),
    NO_NUMBER(Count.INVALID),
    NOT_A_NUMBER(Count.INVALID),
    SHORTENED(Count.INVALID),
    SPECIAL(Count.INVALID),
    FORMULA(Count.INVALID),
    TOO_LONG(Count.INVALID),
    DO_NOT_CALL(Count.DO_NOT_CALL),
    NO_PRICE(Count.NO_PRICE),
    NO_ROOM(Count.NO_ROOM);

    private final Count count;

    RejectReason(Count count) {
        this.count = count;
    }

    /** Where rows go. */
    public enum Count {
        READY,
        REPEATED,
        KNOWN,
        INVALID,
        DO_NOT_CALL,
        NO_PRICE,
        NO_ROOM
    }

    Count count() {
        return count;
    }

    @Override
    public String bundle() {
        return "import-reject";
    }
}
