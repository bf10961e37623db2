package com.speechcad.screen.rules;

import com.speechcad.text.TextKey;

enum RulesWords implements TextKey {
    RULES,
    RULES_TITLE,
    LIMITS,
    KILL,
    CALLER_IDS,
    COUNTRIES,
    DNC,
    TABLES,
    DONE,
    DECIDED,
    GONE,
    FILE_COMES,
    REASON_LENGTH,

    LIMITS_EMPTY,
    LIMITS_TITLE,
    LIMITS_LINE,
    LIMITS_ONE,
    LIMITS_LEFT,
    LIMITS_FILE,
    LIMITS_GRANT,
    LIMITS_REFUSE,
    ASK_GRANT,
    ASK_REFUSE,

    COUNTRIES_TITLE,
    COUNTRY_LINE,
    CLOSE_HERE,
    OPEN_HERE,
    CLOSE_ALL,
    OPEN_ALL,

    DNC_ASK,
    DNC_STANDING,
    DNC_TENANT,
    DNC_PLATFORM,

    KILL_NONE,
    KILL_TITLE,
    KILL_LINE,
    KILL_TENANT,
    KILL_PLATFORM,
    KILL_ONE,
    KILL_FIRST,
    KILL_NO_FIRST,
    KILL_ASK_RELEASE,
    KILL_RELEASE,
    KILL_ASKED,
    KILL_ANOTHER,
    KILL_OWN,
    KILL_TOO_NEW,
    CALLER_ID_OWN,
    KILL_RELEASED,
    KILL_WHY,
    KILL_THROWN,
    KILL_WAS,
    KILL_PERSON,
    KILL_PERSON_TITLE,
    KILL_BUSINESS,
    KILL_FLOW,
    KILL_CALLER_ID,

    CALLER_IDS_NONE,
    CALLER_IDS_TITLE,
    CALLER_ID_LINE,
    CALLER_ID_PLATFORM,
    CALLER_ID_OF_ALL,
    CALLER_ID_FREE,
    CALLER_ID,
    CALLER_ID_TO,
    CALLER_ID_BACK,
    CALLER_ID_NOBODY,

    TABLES_TITLE,
    ROW,
    ROW_HOUSE,
    ROW_STALE;

    @Override
    public String bundle() {
        return "rules";
    }
}
