package com.speechcad.billing;

/** Why a payment was not credited by the rule. */
public enum ParkReason {
    /** Another payment's id came through this invoice's door. */
    OTHER_PAYMENT,
    OTHER_COIN,
    OTHER_ADDRESS,
    /** Another sum was invoiced, by the provider's word. */
    OTHER_INVOICE,
    /** Nothing says how much came. */
    NO_AMOUNT,
    /** It came after the rate's window, and nothing says what it was worth then. */
    NO_RATE,
    /** More than three times the invoice. */
    TOO_MUCH,
    SECOND_TRANSACTION,
    /** One transaction, two amounts. */
    AMOUNT_CHANGED,
    /** Not sealed, and the provider's books do not agree. */
    UNPROVEN,
    /** Seen a day ago, and never confirmed. */
    NOT_CONFIRMED,
    /** Confirmed a day ago, and never settled. */
    NOT_SETTLED,
    /** Credited, and by the provider's books it failed or went back. */
    TAKEN_BACK,
    /** The provider wrote about a payment to a door of ours that no invoice has. */
    UNCLAIMED,
    WALLET_CLOSED;

    /** Whether the payment itself waits, so that the provider's missing word still settles it. */
    boolean isWaiting() {
        return switch (this) {
            case NOT_CONFIRMED, NOT_SETTLED, TAKEN_BACK, UNPROVEN, NO_AMOUNT -> true;
            case OTHER_PAYMENT,
                    OTHER_COIN,
                    OTHER_ADDRESS,
                    OTHER_INVOICE,
                    NO_RATE,
                    TOO_MUCH,
                    SECOND_TRANSACTION,
                    AMOUNT_CHANGED,
                    UNCLAIMED,
                    WALLET_CLOSED -> false;
        };
    }

    /** Whether what came is of the invoice's own payment and coin, so that one can be held against the other. */
    boolean isOfInvoice() {
        return switch (this) {
            case OTHER_PAYMENT, OTHER_COIN, OTHER_ADDRESS, OTHER_INVOICE, UNCLAIMED -> false;
            case NO_AMOUNT,
                    NO_RATE,
                    TOO_MUCH,
                    SECOND_TRANSACTION,
                    AMOUNT_CHANGED,
                    UNPROVEN,
                    NOT_CONFIRMED,
                    NOT_SETTLED,
                    TAKEN_BACK,
                    WALLET_CLOSED -> true;
        };
    }

    /** Whether money was credited already and only operators care. */
    public boolean isQuiet() {
        return this == NOT_SETTLED || this == TAKEN_BACK;
    }
}
