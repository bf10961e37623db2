package com.speechcad.screen.plan;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.BillingText;
import com.speechcad.billing.BuyWithCrypto;
import com.speechcad.billing.Plan;
import com.speechcad.billing.PlanOffers;
import com.speechcad.billing.RequestTopUp;
import com.speechcad.billing.Subscriptions;
import com.speechcad.billing.TopUpSettings;
import com.speechcad.billing.TopUpText;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Html;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.IntStream;

/** Pays for a plan with crypto: what is missing is topped up, and the plan is bought when it has arrived. */
@Singleton
class PlanCryptoScreen implements Screen {
    static final String ID = "plan.crypto";
    private static final String COIN = "coin";
    private static final int COINS_A_ROW = 2;

    private final Subscriptions subscriptions;
    private final PlanOffers offers;
    private final PlanChoice choice;
    private final BuyWithCrypto crypto;
    private final TopUpSettings settings;

    PlanCryptoScreen(
            Subscriptions subscriptions,
            PlanOffers offers,
            PlanChoice choice,
            BuyWithCrypto crypto,
            TopUpSettings settings) {
        this.subscriptions = subscriptions;
        this.offers = offers;
        this.choice = choice;
        this.crypto = crypto;
        this.settings = settings;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var plan = choice.of(argument);
        var due = plan.flatMap(it -> BuyWithCrypto.Due.of(offers.of(visitor.id(), it)))
                .filter(it -> it.missing().isPositive());
        return due.isEmpty() ? View.gone() : draw(visitor, plan.orElseThrow(), due.get());
    }

    @Override
    public Optional<Text> late(Visitor visitor, String action) {
        return subscriptions
                .waiting(visitor.id())
                .filter(_ -> action.startsWith(COIN))
                .map(waiting -> text(PlanWords.ORDERED_BEFORE).with("plan", BillingText.name(waiting.plan())));
    }

    private View draw(Visitor visitor, Plan plan, BuyWithCrypto.Due due) {
        var amount = crypto.amount(due.missing());
        var said = Lines.of(
                text(PlanWords.CRYPTO)
                        .with("plan", BillingText.name(plan))
                        .with("charge", due.charge())
                        .with("missing", due.missing().upToCents())
                        .with("amount", amount),
                text(PlanWords.CRYPTO_HOW));
        var view = view(said);
        var renew = choice.renews(visitor, plan);
        var order = new BuyWithCrypto.Order(plan.id(), subscriptions.newest(visitor.id()), due, renew);
        var coins = settings.coins();
        for (var i = 0; i < coins.size(); i += COINS_A_ROW) {
            view = view.row(IntStream.range(i, Math.min(i + COINS_A_ROW, coins.size()))
                    .mapToObj(at -> coin(coins.get(at), at, order))
                    .toList());
        }
        return view;
    }

    private View.Item coin(String coin, int at, BuyWithCrypto.Order order) {
        return confirm(
                text(TopUpText.COIN).with("coin", new Html(Html.escape(coin))),
                COIN + at,
                coin + " " + order,
                who -> told(crypto.request(who.id(), order, coin)));
    }

    private static Next told(BuyWithCrypto.Outcome outcome) {
        return switch (outcome) {
            case BuyWithCrypto.Outcome.Requested _ -> Next.home().saying(TopUpText.REQUESTED);
            case BuyWithCrypto.Outcome.Changed _ -> Next.stay(PlanWords.CHANGED);
            case BuyWithCrypto.Outcome.Refused(var why) -> refused(why);
        };
    }

    private static Next refused(RequestTopUp.Outcome why) {
        return switch (why) {
            case RequestTopUp.Outcome.AmountRefused(var least, var most) ->
                Next.stay(text(TopUpText.AMOUNT_REFUSED).with("least", least).with("most", most));
            case RequestTopUp.Outcome.TooManyOpen(var open) ->
                Next.stay(text(TopUpText.TOO_MANY_OPEN).with("count", open));
            case RequestTopUp.Outcome.CoinRefused _ -> Next.stay(TopUpText.COIN_REFUSED);
            case RequestTopUp.Outcome.Requested _ -> Next.stay();
        };
    }
}
