package com.speechcad.screen.admin;

import com.speechcad.text.TextKey;

enum AdminWords implements TextKey {
    ADMIN,
    TITLE,
    KEYS_COMPLETE,
    KEYS_MISSING,
    FOUND,
    FOUND_NOBODY,
    FOUND_MONEY,
    PERSON,
    PERSON_SHOWN,
    NAMELESS,
    REACHABLE,
    NOT_REACHABLE,
    ROLE_ADMIN,
    ROLE_USER,
    RAISE,
    LOWER,
    MAKE_ADMIN,
    END_ADMIN,
    ROLE_CHANGED,
    ROLE_GIVEN,
    ROLE_TAKEN,
    ASK_REASON,
    REASON_TOO_SHORT,
    REASON_TOO_LONG,
    TIER_OWN,
    TIER_CHANGED,
    TOLD_RAISED,
    TOLD_LOWERED,
    MEANS_T0,
    MEANS_T1,
    MEANS_T2;

    @Override
    public String bundle() {
        return "admin";
    }
}
