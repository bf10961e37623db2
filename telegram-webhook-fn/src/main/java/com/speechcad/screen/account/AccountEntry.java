package com.speechcad.screen.account;

import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

@Singleton
class AccountEntry implements HomeEntry {
    @Override
    public int order() {
        return 70;
    }

    @Override
    public TextKey label() {
        return AccountWords.ACCOUNT;
    }

    @Override
    public String screen() {
        return AccountScreen.ID;
    }
}
