package com.speechcad.campaign;

import com.speechcad.text.TextKey;

/** Why a campaign cannot be launched. */
public enum LaunchText implements TextKey {
    FLOW_NOT_PUBLISHED,
    CALLER_ID_GONE,
    LIST_FILLS,
    NO_CONTACTS,
    TOO_MANY,
    NO_BUDGET,
    START_OVER;

    @Override
    public String bundle() {
        return "launch";
    }
}
