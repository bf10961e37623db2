package com.speechcad.billing;

import com.speechcad.text.TextKey;

/** What operators are told about each other's requests, and whose wallet it is about what was done to it. */
public enum OperatorText implements TextKey {
    WAITS,
    PRICES_WAIT,
    LOOK,
    CREDIT,
    DEBIT,
    PAYOUT,
    REFUND,
    CREDITED,
    DEBITED,
    PAID_OUT,
    PAYOUT_SENT,
    PAYOUT_BACK,
    PAYOUT_WAITS,
    REFUNDED,
    TOLD,
    FROZEN,
    OPENED,
    SEE_WALLET,
    SEE_STATEMENT;

    @Override
    public String bundle() {
        return "operator";
    }

    /** What is done to the wallet. */
    public static OperatorText of(OperatorRequest.Kind kind) {
        return switch (kind) {
            case CREDIT -> CREDIT;
            case DEBIT -> DEBIT;
            case PAYOUT -> PAYOUT;
            case REFUND -> REFUND;
        };
    }

    /** What was done to one's wallet. */
    static OperatorText told(OperatorRequest.Kind kind) {
        return switch (kind) {
            case CREDIT -> CREDITED;
            case DEBIT -> DEBITED;
            case PAYOUT -> PAID_OUT;
            case REFUND -> REFUNDED;
        };
    }
}
