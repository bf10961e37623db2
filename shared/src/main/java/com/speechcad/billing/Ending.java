package com.speechcad.billing;

/** What became of a call or of one leg of it, as far as its charge goes. Why it ended says more, to people. */
public enum Ending {
    /** Somebody answered. */
    TALKED,
    /** A machine answered, and we hung up as soon as that was clear. */
    MACHINE,
    /** It broke down, on our side or the provider's. */
    FAILED,
    /** Busy, unanswered, declined, or never rung. */
    NOBODY;

    /** Up to how many connected seconds it is free; {@link Long#MAX_VALUE} where it always is. */
    long freeSeconds(Terms terms) {
        return switch (this) {
            case TALKED -> terms.freeSeconds();
            case MACHINE -> Math.max(terms.freeSeconds(), terms.machineFreeSeconds());
            case FAILED, NOBODY -> Long.MAX_VALUE;
        };
    }
}
