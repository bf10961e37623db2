package com.speechcad.screen.law;

import com.speechcad.lawful.DoNotCall;
import com.speechcad.text.TextKey;

enum LawWords implements TextKey {
    LAW,
    TITLE,
    LIMITS,
    WHOM_GUESTS,
    WHOM_CONSENTED,
    PACE,
    PACE_FREE,
    RAISE,
    GUESTS,
    CONSENTS,
    DNC,
    WHY,
    REGISTRIES,

    LIMITS_HIGHEST,
    LIMITS_NEXT,
    NEED_T1,
    NEED_T2,
    LIMITS_ASK,
    LIMITS_WAITING,
    LIMITS_REFUSED,
    LIMITS_WITHDRAW,
    LIMITS_WITHDRAWN,
    LIMITS_DECIDED,
    ASK_NAME,
    NAME_LENGTH,
    ASK_USE,
    ASK_PROOF,
    WORDS_LENGTH,
    PROOF_TOO_BIG,
    LIMITS_CHECK,
    LIMITS_SEND,
    LIMITS_SENT,
    LIMITS_WAITS,

    GUESTS_TITLE,
    GUESTS_LINK,
    GUESTS_NO_LINK,
    GUESTS_COPY,
    GUESTS_RENEW,
    GUESTS_RENEWED,
    GUESTS_MAKE_LINK,
    GUEST_LINE,
    GUEST,
    GUEST_REMOVE,
    GUEST_REMOVED,
    INVITATION,
    INVITATION_FROM,
    INVITATION_SHARE,
    INVITATION_OWN,
    INVITATION_GONE,
    INVITATION_FOREIGN,
    INVITATION_UNUSABLE,
    INVITATION_ACCEPTED,
    INVITATION_FULL,
    LEAVE_NOBODY,
    LEAVE_TITLE,
    LEAVE_LINE,
    LEFT,

    DNC_TITLE,
    DNC_LINE,
    DNC_EXPORT,
    DNC_ADDED,
    SOURCE_KEY,
    SOURCE_VOICE,
    SOURCE_BOT,
    SOURCE_OPERATOR,
    NOT_A_NUMBER,
    FILE_COMES,
    MINE,
    MINE_NONE,
    MINE_SHARE,
    MINE_TITLE,
    MINE_CLOSE,
    MINE_CLOSED,
    MINE_OPEN,
    MINE_OPENED,

    REGISTRIES_TITLE,
    REGISTRY_LINE,
    REGISTRY_NEVER,
    REGISTRY_BUTTON,
    REGISTRY_ASK,
    REGISTRY_SAVED,
    REGISTRY_WRONG,

    CONSENTS_TITLE,
    CONSENT_LINE,
    CONSENT_LINE_REVOKED,
    CONSENT_NEW,
    CONSENT,
    CONSENT_REVOKE,
    CONSENT_REVOKED,
    EVIDENCE,
    ATTEST_NUMBER,
    ATTEST_SCOPE,
    ATTEST_NEWS,
    ATTEST_OFFERS,
    ATTEST_WHO,
    ATTEST_HOW,
    HOW_FORM,
    HOW_PAPER,
    HOW_SPOKEN,
    ATTEST_WORDING,
    ATTEST_WHEN,
    TODAY,
    ATTEST_NO_DAY,
    ATTEST_CHECK,
    ATTEST_SAVE,
    ATTESTED,

    WHY_ASK,
    WHY_NUMBER,
    WHY_NOWHERE,
    WHY_THERE,
    WHY_MORE_ZONES,
    WHY_YES,
    WHY_NO,
    WHY_NEXT,
    WHY_LOCAL,
    WHY_AT,
    WHY_RULE;

    @Override
    public String bundle() {
        return "law";
    }

    /** How a number said no. */
    static LawWords of(DoNotCall.Source source) {
        return switch (source) {
            case KEY -> SOURCE_KEY;
            case VOICE -> SOURCE_VOICE;
            case BOT -> SOURCE_BOT;
            case OPERATOR -> SOURCE_OPERATOR;
        };
    }
}
