package com.speechcad.screen.contacts;

import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

@Singleton
class ContactsHomeEntry implements HomeEntry {
    @Override
    public int order() {
        return 31;
    }

    @Override
    public TextKey label() {
        return ListWords.TITLE;
    }

    @Override
    public String screen() {
        return ListsScreen.ID;
    }
}
