package com.speechcad.notify;

import com.speechcad.text.TextKey;

/** What each command is for. */
enum CommandText implements TextKey {
    START,
    CALL,
    CAMPAIGNS,
    INBOX,
    TOPUP,
    HELP,
    LANGUAGE,
    CANCEL,
    DNC,
    STOP,
    LEAVE,
    /** Of the bot, in an empty chat: at most 512 characters. */
    ABOUT,
    /** Of the bot, on its page: at most 120 characters. */
    ABOUT_BRIEFLY;

    @Override
    public String bundle() {
        return "commands";
    }
}
