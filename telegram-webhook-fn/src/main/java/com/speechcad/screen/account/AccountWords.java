package com.speechcad.screen.account;

import com.speechcad.text.TextKey;

enum AccountWords implements TextKey {
    ACCOUNT,
    TITLE,
    NO_NUMBER,
    BUSINESS,
    NO_BUSINESS,
    NAME,
    LANGUAGE,
    TIME_ZONE,
    MY_NUMBER,
    TERMS,
    NOTICES,
    NOTICES_TITLE,
    NOTICE_ON,
    NOTICE_OFF,
    NOTICE_LOW_BALANCE,
    NOTICE_RENEWAL_AHEAD,
    NOTICE_TURNED_ON,
    NOTICE_TURNED_OFF,
    ASK_NAME,
    NAME_EMPTY,
    NAME_TOO_LONG,
    NAME_CHANGED,
    ASK_LANGUAGE,
    LANGUAGE_CHOICE,
    LANGUAGE_NOW,
    LANGUAGE_CHANGED,
    ASK_ZONE,
    ZONE_CHOICE,
    ZONE_FOUND,
    ZONE_UNKNOWN,
    ZONE_CHANGED,
    NUMBER_ASK,
    NUMBER_KNOWN,
    NUMBER_SHARE,
    NUMBER_CHANGE,
    NUMBER_SAVED,
    NUMBER_SAVED_CLOCK,
    NUMBER_WHICH_CLOCK,
    NUMBER_FOREIGN,
    NUMBER_UNUSABLE,
    NUMBER_TYPED,
    TERMS_SHOWN,
    TERMS_TEXT;

    @Override
    public String bundle() {
        return "account";
    }
}
