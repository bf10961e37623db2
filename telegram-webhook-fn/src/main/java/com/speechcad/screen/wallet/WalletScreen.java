package com.speechcad.screen.wallet;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.db.Later;
import com.speechcad.db.Tx;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import com.speechcad.wallet.Balance;
import com.speechcad.wallet.WalletStatus;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/** What is available, held and owed, in cents; what is exact to the micro-dollar is in the statement. */
@Singleton
class WalletScreen implements Screen {
    static final String ID = "wallet";

    private final Tx tx;
    private final Wallets wallets;
    private final PayIn payIn;

    WalletScreen(Tx tx, Wallets wallets, PayIn payIn) {
        this.tx = tx;
        this.wallets = wallets;
        this.payIn = payIn;
    }

    @Override
    public String id() {
        return ID;
    }

    private record Asked(Later<Balance> balance, Later<WalletStatus> status) {}

    @Override
    public View show(Visitor visitor, String argument) {
        var asked = tx.inOneStatement(() -> new Asked(wallets.askOf(visitor.id()), wallets.askStatus(visitor.id())));
        var balance = asked.balance.get();
        var said = new ArrayList<Text>();
        said.add(text(WalletWords.TITLE));
        said.add(text(WalletWords.AVAILABLE)
                .with("available", balance.available().downToCents()));
        if (balance.held().isPositive()) {
            said.add(text(WalletWords.HELD).with("held", balance.held().upToCents()));
        }
        if (balance.owed().isPositive()) {
            said.add(text(WalletWords.OWED).with("owed", balance.owed().upToCents()));
        }
        var status = asked.status.get();
        if (status != WalletStatus.OPEN) {
            said.add(text(status == WalletStatus.FROZEN ? WalletWords.FROZEN : BillingText.WALLET_CLOSED));
        }
        var view = payIn.offer(view(Lines.of(said)), visitor)
                .row(open(WalletWords.STATEMENT, StatementScreen.ID), open(WalletWords.RECEIPTS, ReceiptsScreen.ID));
        var shown = balance.held().isPositive() ? view.row(open(WalletWords.HOLDS, HoldsScreen.ID)) : view;
        return status == WalletStatus.OPEN
                ? shown
                : shown.row(open(BillingText.ASK_SUPPORT, BillingText.SUPPORT_SCREEN));
    }
}
