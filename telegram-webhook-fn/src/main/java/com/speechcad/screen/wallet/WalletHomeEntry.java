package com.speechcad.screen.wallet;

import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

@Singleton
class WalletHomeEntry implements HomeEntry {
    @Override
    public int order() {
        return 50;
    }

    @Override
    public TextKey label() {
        return WalletWords.TITLE;
    }

    @Override
    public String screen() {
        return WalletScreen.ID;
    }
}
