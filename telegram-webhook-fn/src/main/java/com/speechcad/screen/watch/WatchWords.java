package com.speechcad.screen.watch;

import com.speechcad.text.TextKey;

/** What admins read about how it runs. */
public enum WatchWords implements TextKey {
    HEALTH,
    HEALTH_TITLE,
    NOT_SET,
    WITHOUT_DATABASE,
    WITHOUT_KEY,
    WITHOUT_BULK,
    WITHOUT_JOBS,
    WITHOUT_FILES,
    WITHOUT_ADDRESS,
    WITHOUT_OWNERS,
    WITHOUT_CALLER_ID,
    NO_LINES,
    LINES,
    CHECKED,
    NEVER_CHECKED,
    TROUBLE_KEY,
    TROUBLE_PAY,
    TROUBLE_REFUSED,
    TROUBLE_AWAY,
    JOBS,
    REFUSED_JOBS,
    MESSAGES,
    REFUSED_MESSAGES,
    CALLS,
    UNCERTAIN,
    RULES,
    LOG,
    LOG_TITLE,
    LOG_FILTERED,
    LOG_EMPTY,
    LOG_ALL,
    LOG_MONEY,
    LOG_PEOPLE,
    LOG_RULES,
    LOG_CALLS,
    ENTRY,
    OLDER,
    NEWEST,
    CHECK_CHAIN,
    CHAIN_WHOLE,
    CHAIN_BROKEN;

    @Override
    public String bundle() {
        return "watch";
    }
}
