package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.BreakerText;
import com.speechcad.billing.ChangeLimits;
import com.speechcad.billing.ParkedOperations;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** Debits that a circuit breaker stopped and that wait for an operator. */
@Singleton
public class StoppedListScreen implements Screen {
    static final String ID = "stopped";
    private static final int A_PAGE = 8;

    private final ParkedOperations parked;

    /** The way here, for other screens. */
    public static View.Item way() {
        return open(BreakerText.LIST, ID);
    }

    StoppedListScreen(ParkedOperations parked) {
        this.parked = parked;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean offeredTo(Visitor visitor) {
        return visitor.admin();
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var page = Page.of(visitor, ID, Math.toIntExact(parked.countOpen()), A_PAGE);
        var shown = parked.open(page.offset(), A_PAGE);
        var view = view(shown.isEmpty() ? BreakerText.EMPTY : BreakerText.TITLE);
        for (var item : shown) {
            var label = text(BreakerText.LINE).with("at", item.at()).with("amount", item.amount());
            view = view.row(open(label, StoppedScreen.ID, Long.toString(item.id())));
        }
        return page.controls(view.row(open(BreakerText.LIMITS, ChangeLimits.SCREEN)));
    }
}
