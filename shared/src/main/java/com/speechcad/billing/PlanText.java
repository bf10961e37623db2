package com.speechcad.billing;

import com.speechcad.text.TextKey;

/** What a person is told about their plan by itself: each at most once per fact. */
enum PlanText implements TextKey {
    RENEWED,
    RENEWED_OTHER,
    PAST_DUE,
    GIVEN_UP,
    CANCELED,
    BOUGHT,
    STILL_MISSING,
    LAPSED,
    AHEAD,
    PRICE_CHANGES,
    LOW_BALANCE,
    OWED,
    TOP_UP,
    PLAN;

    @Override
    public String bundle() {
        return "renewal";
    }
}
