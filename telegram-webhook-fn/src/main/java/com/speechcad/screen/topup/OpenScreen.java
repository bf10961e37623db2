package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.TopUp;
import com.speechcad.billing.TopUpText;
import com.speechcad.billing.TopUps;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** Which top-ups wait for a payment. */
@Singleton
class OpenScreen implements Screen {
    static final String ID = "topup.open";

    private final TopUps topUps;

    OpenScreen(TopUps topUps) {
        this.topUps = topUps;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var open = topUps.open(visitor.id());
        var view = view(open.isEmpty() ? TopUpText.OPEN_EMPTY : TopUpText.OPEN_TITLE);
        for (var topUp : open) {
            var isPaid = topUp.state() == TopUp.State.SEEN;
            var label = text(isPaid ? TopUpText.OPEN_LINE_PAID : TopUpText.OPEN_LINE)
                    .with("amount", topUp.amount())
                    .with("coin", topUp.coin())
                    .with("at", topUp.createdAt());
            view = view.row(open(label, CheckScreen.ID, topUp.id().toString()));
        }
        return view;
    }
}
