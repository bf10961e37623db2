package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.RequestTopUp;
import com.speechcad.billing.TopUp;
import com.speechcad.billing.TopUpText;
import com.speechcad.billing.TopUps;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** Asks before a top-up is cancelled; the argument is the invoice. */
@Singleton
class CancelScreen implements Screen {
    static final String ID = "topup.cancel";

    private final TopUps topUps;
    private final RequestTopUp request;

    CancelScreen(TopUps topUps, RequestTopUp request) {
        this.topUps = topUps;
        this.request = request;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return CheckScreen.find(topUps, visitor, argument).map(this::draw).orElseGet(View::gone);
    }

    private View draw(TopUp topUp) {
        if (!RequestTopUp.canBeCancelled(topUp)) {
            return view(TopUpText.CANCEL_TOO_LATE);
        }
        return view(text(TopUpText.CANCEL_ASK).with("amount", topUp.amount()).with("coin", topUp.coin()))
                .row(button(TopUpText.CANCEL_YES, "yes", visitor -> cancel(visitor, topUp)));
    }

    private Next cancel(Visitor visitor, TopUp topUp) {
        request.cancel(visitor.id(), topUp.id());
        return Next.home().saying(TopUpText.CANCEL_DONE);
    }
}
