package com.speechcad.screen.support;

import com.speechcad.text.TextKey;

enum SupportWords implements TextKey {
    TITLE,
    NONE,
    ASK,
    TICKET_LINE,
    STATE_OPEN,
    STATE_ANSWERED,
    STATE_CLOSED,
    NEW,
    SENT,
    TOO_MANY,
    TOO_LONG,
    GONE,
    TICKET_TITLE,
    STAFF_TITLE,
    LINE_PERSON,
    LINE_STAFF,
    WRITE_MORE,
    WRITE_ANSWER,
    CLOSE,
    CLOSED,
    ANSWERED,
    WAITING,
    WAITING_NONE,
    LIST_ANSWERED,
    LIST_CLOSED,
    WAITING_LINE,
    WAITING_ENTRY,
    THE_PERSON;

    @Override
    public String bundle() {
        return "tickets";
    }
}
