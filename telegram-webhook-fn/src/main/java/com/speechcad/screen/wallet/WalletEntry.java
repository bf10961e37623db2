package com.speechcad.screen.wallet;

import com.speechcad.dialog.Visitor;
import com.speechcad.text.TextKey;

/** A bean that offers a way to put money into the wallet: on the wallet's screen, and wherever some is missing. */
public interface WalletEntry {
    /** Smaller stands first. */
    int order();

    TextKey label();

    /** The screen it opens; its argument is how many cents are missing for what somebody wanted, or nothing. */
    String screen();

    default boolean offeredTo(Visitor visitor) {
        return true;
    }
}
