package com.speechcad.screen.flow;

import com.speechcad.text.TextKey;

/** What the screens say on which steps are added, connected, found, copied and taken out. */
enum StudioWords implements TextKey {
    MEND_FIRST,
    JOINS,
    JOINS_TITLE,
    JOINS_NONE,
    JOIN_HERE,
    JOIN_OPEN,
    TO_THE_STEP,
    ASK_DELETE,
    WOULD_CUT_OFF,
    AND_MORE,
    DELETE_JOINING,
    DELETE_ONLY,
    NOTHING_AFTER,
    ASK_WAY,
    REMARKS,
    STEP_ADDED,
    STEP_ADDED_BETWEEN,
    STEP_ADDED_BEHIND,
    STEP_ADDED_JOINING,
    CUT_OFF,
    OPENED,
    COPY_STEP,
    STEP_COPIED,
    NOTHING_LEADS_HERE,
    ADD_SPOKEN,
    ADD_SPOKEN_TO,
    ALL_STEPS,
    HINTS_TITLE,
    HINTS,
    FIRST_MESSAGE,
    SHARE_NUMBER,
    ASK_SUPPORT,
    ASK_VALUE_NUMBER,
    REVIEW_TO_ASK,
    REVIEW_AFTERWARDS,
    REVIEW_ASKED,
    REVIEW_LATE,
    REVIEW_REASON,
    REVIEW_APPROVED,
    ASK_REVIEW,
    APPEAL,
    TRY_ASKS_AGAIN,
    TRY_WENT_ON,
    SEEN_COUNT,
    SEEN_MATCH;

    @Override
    public String bundle() {
        return "studio";
    }
}
