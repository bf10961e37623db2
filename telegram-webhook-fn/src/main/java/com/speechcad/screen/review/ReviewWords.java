package com.speechcad.screen.review;

import com.speechcad.text.TextKey;

enum ReviewWords implements TextKey {
    SCRIPT_TITLE,
    SCRIPT_FINE,
    SCRIPT_NEVER,
    SCRIPT_WAITS,
    SCRIPT_WAITS_LONGER,
    SCRIPT_ANSWER,
    EDIT_STEP,
    EDIT_TASK,
    ASK_REVIEW,
    ASK_PLEA,
    SEND_WITHOUT,
    PLEA_TOO_LONG,
    PLEA_SENT,
    NOTHING_TO_DECIDE,
    QUEUE,
    QUEUE_TITLE,
    QUEUE_EMPTY,
    QUEUE_LINE,
    QUEUE_LINE_LATE,
    TALLY,
    ITEM_REVIEW,
    ITEM_APPEAL,
    ITEM_PLEA,
    FLAG,
    FLAG_TASK,
    APPROVE,
    REFUSE,
    UPHOLD,
    RULE_WRONG,
    ASK_REASON,
    REASON_BAD,
    DECIDED,
    DECIDED_MEANWHILE,
    OWN_SCRIPT,
    NEVER_APPROVED,
    SUSPENDED,
    SUSPENDED_OWN,
    SUSPENDED_TITLE,
    SUSPENDED_EMPTY,
    SUSPENDED_FLOW_LINE,
    SUSPENDED_BUSINESS_LINE,
    SUSPENDED_FLOW,
    SUSPENDED_BUSINESS,
    ASK_LIFT,
    LIFTED;

    @Override
    public String bundle() {
        return "scripts";
    }
}
