package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.TopUpSettings;
import com.speechcad.billing.TopUpText;
import com.speechcad.billing.TopUps;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Html;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;

/** Which coin; the argument is how many cents are missing for what somebody wanted, or nothing. */
@Singleton
class CoinScreen implements Screen {
    static final String ID = "topup";
    private static final int COINS_A_ROW = 2;

    private final TopUpSettings settings;
    private final TopUps topUps;

    CoinScreen(TopUpSettings settings, TopUps topUps) {
        this.settings = settings;
        this.topUps = topUps;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var view = view(TopUpText.CHOOSE_COIN);
        var coins = settings.coins();
        for (var i = 0; i < coins.size(); i += COINS_A_ROW) {
            view = view.row(coins.subList(i, Math.min(i + COINS_A_ROW, coins.size())).stream()
                    .map(coin -> open(named(coin), AmountScreen.ID, AmountScreen.argument(coin, argument)))
                    .toList());
        }
        var open = topUps.open(visitor.id()).size();
        if (open > 0) {
            view = view.row(open(text(TopUpText.OPEN_LIST).with("count", open), OpenScreen.ID, ""));
        }
        return view.row(open(TopUpText.HISTORY, HistoryScreen.ID));
    }

    /** A coin's code is a name, the same in every language. */
    private static Text named(String coin) {
        return text(TopUpText.COIN).with("coin", new Html(Html.escape(coin)));
    }
}
