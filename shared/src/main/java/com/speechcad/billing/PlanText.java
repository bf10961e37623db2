package com.speechcad.billing;

import com.speechcad.text.TextKey;

/** What a person is told about their plan by itself: each at most once per fact. */
enum PlanText implements TextKey {
    RENEWED,
    RENEWED_OTHER,
    PAST_DUE,
    PAST_DUE_BLOCKED,
    GIVEN_UP,
    GIVEN_UP_BLOCKED,
    CANCELED,
    BOUGHT,
    STILL_MISSING,
    DEARER,
    PURCHASE_BLOCKED,
    LAPSED,
    AHEAD,
    PRICE_CHANGES,
    LOW_BALANCE,
    LOW_BALANCE_RUNNING_OUT,
    LOW_BALANCE_IDLE,
    LOW_BALANCE_NO_CALL,
    OWED,
    TOP_UP,
    LOOK_AGAIN,
    PLAN;

    @Override
    public String bundle() {
        return "renewal";
    }
}
