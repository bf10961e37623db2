package com.speechcad.support;

import com.speechcad.billing.Plan;
import com.speechcad.text.TextKey;

/** What both sides of a ticket are told. */
public enum SupportText implements TextKey {
    ASKED,
    ANSWERED,
    CLOSED,
    LOOK,
    REPLY,
    LEVEL_STANDARD,
    LEVEL_PRIORITY,
    LEVEL_PREMIUM;

    @Override
    public String bundle() {
        return "support";
    }

    /** How quickly the plan's support answers. */
    public static SupportText of(Plan.Support level) {
        return switch (level) {
            case STANDARD -> LEVEL_STANDARD;
            case PRIORITY -> LEVEL_PRIORITY;
            case PREMIUM -> LEVEL_PREMIUM;
        };
    }
}
