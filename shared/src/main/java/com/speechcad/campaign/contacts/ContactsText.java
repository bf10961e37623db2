package com.speechcad.campaign.contacts;

import com.speechcad.text.TextKey;

/** What is said about an import, and the files that come of it. */
public enum ContactsText implements TextKey {
    HEAD,
    PASTED,
    RECEIVED,
    FETCHING,
    READING,
    ASKING,
    IMPORTING,
    DONE,
    READY,
    NONE_READY,
    REPEATED,
    KNOWN,
    INVALID,
    DO_NOT_CALL,
    NO_PRICE,
    NO_ROOM,
    CONSENT_ENDED,
    COLUMNS,
    NO_COLUMNS,
    FAILED,
    CANCELLED,
    UNDOING,
    UNDONE,
    LINES,
    OPEN_IMPORT,
    OPEN_LIST,
    CALL_LIST,
    REJECTS,
    CANCEL,
    CHOOSE,
    REJECT_FILE,
    REJECT_ROW,
    REJECT_REASON,
    EXPORT_FILE,
    PHONE_NAME,
    COLUMN_NAME,
    REFERENCES_READ,
    REFERENCES_NONE,
    OPT_OUTS_READ;

    @Override
    public String bundle() {
        return "contacts";
    }
}
