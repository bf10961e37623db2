package com.speechcad.screen.privacy;

import com.speechcad.text.TextKey;

/** What is said about one's data and about leaving. */
public enum PrivacyWords implements TextKey {
    MY_DATA,
    TITLE,
    EXPORT,
    EXPORT_ASKED,
    LEAVE,
    LEAVE_TITLE,
    LEAVE_CAMPAIGNS,
    LEAVE_LEFT,
    LEAVE_NOTHING,
    GIVE_UP,
    GIVE_UP_WHERE,
    DO_LEAVE,
    WHERE_TOO_SHORT,
    LEAVE_CONFIRM,
    LEAVING,
    LEAVING_PAY,
    LEAVING_TOP_UP,
    LEAVING_LEFT,
    PURGING,
    STAY,
    STAYED,
    NOT_POSSIBLE;

    @Override
    public String bundle() {
        return "mydata";
    }
}
