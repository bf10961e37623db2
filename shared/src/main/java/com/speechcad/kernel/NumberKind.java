package com.speechcad.kernel;

/** What a telephone number is for, as far as its price and its danger go. */
public enum NumberKind {
    /** Somebody's telephone: fixed, mobile or over the internet. */
    ORDINARY,
    /** Premium-rate, toll-free, shared-cost, personal, company-wide, pager or voicemail number: never called. */
    SPECIAL,
    /** In no range that was ever given out, as far as we know. */
    UNKNOWN
}
