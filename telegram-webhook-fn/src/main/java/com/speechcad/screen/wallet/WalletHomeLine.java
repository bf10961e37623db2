package com.speechcad.screen.wallet;

import com.speechcad.db.Later;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.home.HomeLine;
import com.speechcad.text.Text;
import com.speechcad.wallet.Balance;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The balance, and what of it is held. */
@Singleton
class WalletHomeLine implements HomeLine {
    private final Wallets wallets;

    WalletHomeLine(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Later<Optional<Text>> ask(Visitor visitor) {
        return wallets.askOf(visitor.id()).then(balance -> Optional.of(line(balance)));
    }

    private static Text line(Balance balance) {
        return balance.held().isPositive()
                ? Text.text(WalletWords.ON_HOME_HELD)
                        .with("available", balance.available().downToCents())
                        .with("held", balance.held())
                : Text.text(WalletWords.ON_HOME)
                        .with("available", balance.available().downToCents());
    }
}
