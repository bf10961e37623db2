package com.speechcad.screen.flow;

import com.speechcad.text.TextKey;

/** What the screens of reference lists say. */
enum ListWords implements TextKey {
    LISTS,
    LISTS_TITLE,
    LISTS_NONE,
    LISTS_FULL,
    NEW_LIST,
    ASK_LIST_NAME,
    LIST_LABEL,
    LIST_TITLE,
    ADDED,
    DELETE_LIST,
    LIST_DELETED,
    FILE_TAKEN;

    @Override
    public String bundle() {
        return "lists";
    }
}
