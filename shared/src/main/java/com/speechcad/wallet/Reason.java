package com.speechcad.wallet;

/** What moved money. Each has its account on the platform's side. */
public enum Reason {
    TOP_UP,
    SUBSCRIPTION,
    CALL,
    /** A call's second leg. */
    TRANSFER,
    RECORDING,
    REFUND,
    /** Money that was credited and turned out not to be there. */
    REVERSAL,
    /** Part of a credit that went to what the user owed. */
    DEBT_SETTLED,
    OPERATOR_CREDIT,
    OPERATOR_DEBIT,
    PAYOUT
}
