package com.speechcad.screen.topup;

import com.speechcad.billing.TopUpText;
import com.speechcad.screen.wallet.WalletEntry;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

@Singleton
class TopUpEntry implements WalletEntry {
    @Override
    public int order() {
        return 10;
    }

    @Override
    public TextKey label() {
        return TopUpText.TOP_UP;
    }

    @Override
    public String screen() {
        return CoinScreen.ID;
    }
}
