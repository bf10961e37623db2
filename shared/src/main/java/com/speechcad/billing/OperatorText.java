package com.speechcad.billing;

import com.speechcad.text.TextKey;

/** What operators are told about each other's requests. */
public enum OperatorText implements TextKey {
    WAITS,
    LOOK,
    CREDIT,
    DEBIT,
    PAYOUT,
    REFUND;

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
}
