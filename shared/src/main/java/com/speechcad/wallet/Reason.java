package com.speechcad.wallet;

/** What moved money. Each has its account on the platform's side. */
public enum Reason {
    TOP_UP,
    SUBSCRIPTION,
    CALL,
    RECORDING,
    REFUND,
    /** Part of a credit that went to what the user owed. */
    DEBT_SETTLED,
    OPERATOR_CREDIT,
    OPERATOR_DEBIT,
    PAYOUT
}
