package com.speechcad.provider.dynopay;

import java.util.Locale;

/** How far a payment is, by DynoPay's word. */
public enum PaymentState {
    WAITING,
    PENDING,
    CONFIRMED,
    UNDERPAID,
    OVERPAID,
    PROCESSING,
    SETTLED,
    FAILED,
    EXPIRED,
    REFUNDED,
    /** A word that we do not know. */
    OTHER;

    /** Whether the money was seen and confirmed; how much it was is another question. */
    public boolean isReached() {
        return switch (this) {
            case CONFIRMED, OVERPAID, PROCESSING, SETTLED -> true;
            case WAITING, PENDING, UNDERPAID, FAILED, EXPIRED, REFUNDED, OTHER -> false;
        };
    }

    static PaymentState of(String word) {
        for (var state : values()) {
            if (state != OTHER && state.name().equals(word.toUpperCase(Locale.ROOT))) {
                return state;
            }
        }
        return OTHER;
    }
}
