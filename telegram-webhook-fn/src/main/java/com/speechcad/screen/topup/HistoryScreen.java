package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.TopUpText;
import com.speechcad.billing.TopUps;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** All of a person's top-ups and where each stands, newest first. */
@Singleton
class HistoryScreen implements Screen {
    static final String ID = "topup.history";
    private static final int A_PAGE = 8;

    private final TopUps topUps;

    HistoryScreen(TopUps topUps) {
        this.topUps = topUps;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var page = Page.of(visitor, "topups", topUps.count(visitor.id()), A_PAGE);
        var shown = topUps.all(visitor.id(), page.offset(), A_PAGE);
        var view = view(shown.isEmpty() ? TopUpText.HISTORY_EMPTY : TopUpText.HISTORY_TITLE);
        for (var topUp : shown) {
            var label = text(TopUpText.HISTORY_LINE)
                    .with("at", topUp.createdAt())
                    .with("amount", topUp.amount())
                    .with("state", TopUpText.state(topUp));
            view = view.row(open(label, CheckScreen.ID, topUp.id().toString()));
        }
        return page.controls(view);
    }
}
