package com.speechcad.screen.inbox;

import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

/** The way to what calls brought. */
@Singleton
class InboxEntry implements HomeEntry {
    @Override
    public int order() {
        return 40;
    }

    @Override
    public TextKey label() {
        return InboxWords.INBOX;
    }

    @Override
    public String screen() {
        return InboxScreen.ID;
    }
}
