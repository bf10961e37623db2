package com.speechcad.flow;

import com.speechcad.text.TextKey;

/** What authors and admins are told about reviews. */
enum ReviewText implements TextKey {
    ASKED,
    OVERDUE,
    OPEN_QUEUE,
    APPROVED,
    APPROVED_AND_PUBLISHING,
    REFUSED,
    ANSWERED,
    ANSWERED_RULE_WRONG,
    WORDS_APPROVED,
    WORDS_REFUSED,
    EDIT;

    @Override
    public String bundle() {
        return "review";
    }
}
