package com.speechcad.screen.wallet;

import com.speechcad.text.TextKey;

/** What the wallet's screens say. */
enum WalletWords implements TextKey {
    TITLE,
    AVAILABLE,
    HELD,
    OWED,
    FROZEN,
    ON_HOME,
    ON_HOME_HELD,
    STATEMENT,
    STATEMENT_TITLE,
    STATEMENT_EMPTY,
    LINE,
    LINE_ABOUT,
    LINE_TOLD,
    OLDER,
    AS_FILE,
    FILE_COMES,
    HOLDS,
    HOLDS_TITLE,
    HOLDS_EMPTY,
    HOLD,
    HOLD_ABOUT,
    RECEIPTS,
    RECEIPTS_TITLE,
    RECEIPTS_EMPTY,
    RECEIPT;

    @Override
    public String bundle() {
        return "wallet";
    }
}
