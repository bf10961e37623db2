package com.speechcad.screen.wallet;

import com.speechcad.text.TextKey;
import com.speechcad.wallet.Reason;

/** What the wallet's screens say. */
enum WalletWords implements TextKey {
    TITLE,
    AVAILABLE,
    HELD,
    OWED,
    ON_HOME,
    ON_HOME_HELD,
    STATEMENT,
    STATEMENT_TITLE,
    STATEMENT_EMPTY,
    LINE,
    OLDER,
    AS_FILE,
    FILE_COMES,
    HOLDS,
    HOLDS_TITLE,
    HOLDS_EMPTY,
    HOLD,
    RECEIPTS,
    RECEIPTS_TITLE,
    RECEIPTS_EMPTY,
    RECEIPT,
    TOP_UP,
    SUBSCRIPTION,
    CALL,
    TRANSFER,
    RECORDING,
    REFUND,
    REVERSAL,
    DEBT_SETTLED,
    OPERATOR_CREDIT,
    OPERATOR_DEBIT,
    PAYOUT;

    @Override
    public String bundle() {
        return "wallet";
    }

    static WalletWords of(Reason reason) {
        return switch (reason) {
            case TOP_UP -> TOP_UP;
            case SUBSCRIPTION -> SUBSCRIPTION;
            case CALL -> CALL;
            case TRANSFER -> TRANSFER;
            case RECORDING -> RECORDING;
            case REFUND -> REFUND;
            case REVERSAL -> REVERSAL;
            case DEBT_SETTLED -> DEBT_SETTLED;
            case OPERATOR_CREDIT -> OPERATOR_CREDIT;
            case OPERATOR_DEBIT -> OPERATOR_DEBIT;
            case PAYOUT -> PAYOUT;
        };
    }
}
