package com.speechcad.lawful;

import com.speechcad.text.TextKey;

/** What people are told about guests and limits, and what an evidence file says. */
public enum LawfulNews implements TextKey {
    GUEST_JOINED,
    GUEST_LEFT,
    GUEST_REMOVED,
    NUMBER_TAKEN,
    NUMBER_LAPSED,
    NUMBER_SHARE,
    GUEST_LAPSED,
    LIMITS_ASKED,
    LIMITS_OPEN,
    LIMITS_GRANTED,
    LIMITS_REFUSED,
    LIMITS_SEE,
    LIMITS_AGAIN,

    LIMITS_FILE,
    LIMITS_FILE_GONE,
    DNC_FILE,
    DNC_NUMBER,
    DNC_SOURCE,
    DNC_SINCE,
    DNC_BY_KEY,
    DNC_BY_VOICE,
    DNC_BY_BOT,
    DNC_BY_OPERATOR,
    DNC_UNHEARD,

    EVIDENCE_FILE,
    EVIDENCE_HEAD,
    EVIDENCE_CONSENT,
    EVIDENCE_NO_CONSENT,
    EVIDENCE_UNTIL,
    EVIDENCE_REVOKED,
    EVIDENCE_OPT_OUT,
    EVIDENCE_DECISIONS,
    EVIDENCE_CALLS,
    EVIDENCE_CUT,
    EVIDENCE_ANSWER,
    EVIDENCE_CALL,
    EVIDENCE_END,
    SCOPE_INFORMATIONAL,
    SCOPE_MARKETING;

    @Override
    public String bundle() {
        return "lawfulnews";
    }

    /** In words. */
    public static LawfulNews of(Scope scope) {
        return switch (scope) {
            case INFORMATIONAL -> SCOPE_INFORMATIONAL;
            case MARKETING_WRITTEN -> SCOPE_MARKETING;
        };
    }

    /** The same. */
    public static LawfulNews of(DoNotCall.Source source) {
        return switch (source) {
            case KEY -> DNC_BY_KEY;
            case VOICE -> DNC_BY_VOICE;
            case BOT -> DNC_BY_BOT;
            case OPERATOR -> DNC_BY_OPERATOR;
            case UNHEARD -> DNC_UNHEARD;
        };
    }
}
