package com.speechcad.screen.home;

import com.speechcad.dialog.Visitor;
import com.speechcad.text.TextKey;

/** A bean that puts one button on the home screen. */
public interface HomeEntry {
    /** Smaller stands first: Call 10, Flows 20, Campaigns 30, Inbox 40, Wallet 50, Plan 60, Account 70, Help 80, Admin 90. */
    int order();

    TextKey label();

    /** The screen it opens. */
    String screen();

    default boolean offeredTo(Visitor visitor) {
        return true;
    }
}
