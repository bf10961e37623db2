package com.speechcad.notify;

import com.speechcad.text.TextKey;

/** What each command is for. */
enum CommandText implements TextKey {
    START,
    HELP,
    LANGUAGE,
    CANCEL,
    DNC,
    LEAVE;

    @Override
    public String bundle() {
        return "commands";
    }
}
