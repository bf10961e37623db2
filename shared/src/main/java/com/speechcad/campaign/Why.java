package com.speechcad.campaign;

import com.speechcad.lawful.TransferTargets;

/** Why a campaign is in its state, where that is not plain. */
public enum Why {
    /** Its owner paused or stopped it. */
    OWNER,
    /** An operator did. */
    OPERATOR,
    /** All of the confirmed budget is used up or set aside; a higher one lets it go on. */
    BUDGET_USED,
    /** Plan and wallet do not cover a further call. */
    WALLET_SHORT,
    /** Too many calls failed in a row for reasons that are not the callees'. */
    BREAKER,
    /** Too many who answered heard nothing, because something broke that is not theirs. */
    ABANDONED,
    /** The provider takes no calls: it is not set up, or wants to be paid. */
    PROVIDER_OFF,
    /** Calls of its flow, business or number, or all of them, are switched off or suspended; it goes on by itself. */
    STOPPED,
    /** Its business has dialled as many as its level lets it in an hour or a day; it goes on by itself. */
    LEVELS_PACE,
    /** A number that its flow may transfer to has no price any more, and so no call of it one. */
    TRANSFER_NO_PRICE,
    /** A number that its flow may transfer to is not its owner's any more. */
    TRANSFER_NOT_OWN,
    /** Such a number is on the operator's do-not-call list, or on that of all. */
    TRANSFER_DO_NOT_CALL,
    /** Such a number is in a country that was closed. */
    TRANSFER_COUNTRY_CLOSED,
    /** Its caller id is not its business's any more, or gone at the provider; given back, it can be resumed. */
    CALLER_ID_GONE,
    /** Its business's check against a national registry grew too old while it ran; after a new one it can be resumed. */
    REGISTRY_STALE,
    /** By the time it was to begin, its business may not call so many contacts any more. */
    TIER_LIMIT,
    /** By then its list was deleted, or nobody whom its owner confirmed was on it any more. */
    NOBODY_LEFT,
    /** Everybody was called: reached, exhausted or excluded. */
    DONE;

    static Why of(TransferTargets.Bar bar) {
        return switch (bar) {
            case TRANSFER_NOT_OWN -> TRANSFER_NOT_OWN;
            case TRANSFER_DO_NOT_CALL -> TRANSFER_DO_NOT_CALL;
            case TRANSFER_COUNTRY_CLOSED -> TRANSFER_COUNTRY_CLOSED;
        };
    }
}
