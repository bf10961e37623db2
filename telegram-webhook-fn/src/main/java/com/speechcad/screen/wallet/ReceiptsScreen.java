package com.speechcad.screen.wallet;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.Receipt;
import com.speechcad.billing.Receipts;
import com.speechcad.billing.Talk;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** What calls cost, newest first; each opens the call's receipt. */
@Singleton
class ReceiptsScreen implements Screen {
    static final String ID = "wallet.receipts";
    private static final String ONE = "call.receipt";
    private static final int A_PAGE = 6;

    private final Receipts receipts;

    ReceiptsScreen(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var page = Page.of(visitor, "receipts", receipts.count(visitor.id()), A_PAGE);
        var shown = receipts.newest(visitor.id(), page.offset(), A_PAGE);
        if (shown.isEmpty()) {
            return view(WalletWords.RECEIPTS_EMPTY);
        }
        var view = view(WalletWords.RECEIPTS_TITLE);
        for (var receipt : shown) {
            view = view.row(row(receipt));
        }
        return page.controls(view);
    }

    private static View.Item row(Receipt receipt) {
        var label = text(WalletWords.RECEIPT)
                .with("at", receipt.settledAt())
                .with("talked", Talk.shown(receipt.connected()))
                .with("amount", receipt.total());
        return open(label, ONE, receipt.attempt().toString());
    }
}
