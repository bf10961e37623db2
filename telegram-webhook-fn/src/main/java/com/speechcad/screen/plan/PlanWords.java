package com.speechcad.screen.plan;

import com.speechcad.text.TextKey;

/** What the plan's screens say. */
enum PlanWords implements TextKey {
    TITLE,
    CURRENT,
    UNTIL,
    NO_PLAN,
    FREE_WAITS,
    SINGLE_LEFT,
    SINGLE_UNLIMITED,
    BULK_LEFT,
    RESERVED,
    CHOOSE,
    LIST_TITLE,
    LIST_LINE,
    LIST_COVERED,
    NEEDS_TIER,
    OFFER_BUTTON,
    OFFER,
    OFFER_SINGLE,
    OFFER_BULK,
    OFFER_TRANSFER,
    OFFER_SUPPORT,
    SUPPORT_STANDARD,
    SUPPORT_PRIORITY,
    SUPPORT_PREMIUM,
    OFFER_WALLET,
    STILL_RUNNING,
    TOO_LITTLE,
    BUY,
    BOUGHT,
    CHANGED,
    ON_HOME,
    ON_HOME_FREE,
    ON_HOME_NONE,
    ON_HOME_MINUTES;

    @Override
    public String bundle() {
        return "plan";
    }
}
