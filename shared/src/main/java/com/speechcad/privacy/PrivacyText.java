package com.speechcad.privacy;

import com.speechcad.text.TextKey;

/** What people and admins are told about data and leaving. */
public enum PrivacyText implements TextKey {
    DATA_FILE,
    DATA_FILE_PART,
    PAY_OUT,
    PAY_OUT_LOOK,
    SAY_WHERE,
    FORGETTING,
    FAREWELL;

    @Override
    public String bundle() {
        return "privacy";
    }
}
