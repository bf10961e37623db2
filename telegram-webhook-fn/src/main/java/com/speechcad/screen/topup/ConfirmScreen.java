package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.RequestTopUp;
import com.speechcad.billing.TopUpSettings;
import com.speechcad.billing.TopUpText;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What was chosen, and the button that asks for an address; the argument is coin and cents. */
@Singleton
class ConfirmScreen implements Screen {
    static final String ID = "topup.confirm";
    private static final long MICROS_PER_CENT = 10_000;

    private final RequestTopUp request;
    private final TopUpSettings settings;

    ConfirmScreen(RequestTopUp request, TopUpSettings settings) {
        this.request = request;
        this.settings = settings;
    }

    /** What this screen is about. */
    static String argument(String coin, Money amount) {
        return coin + " " + amount.micros() / MICROS_PER_CENT;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return choice(argument).map(this::draw).orElseGet(View::gone);
    }

    private View draw(Choice choice) {
        return view(text(TopUpText.CONFIRM)
                        .with("amount", choice.amount)
                        .with("coin", choice.coin)
                        .with("minutes", settings.rateWindow().toMinutes()))
                .row(confirm(
                        TopUpText.CONFIRM_BUTTON,
                        "go",
                        "coin=" + choice.coin + " micros=" + choice.amount.micros(),
                        visitor -> request(visitor, choice)));
    }

    private Next request(Visitor visitor, Choice choice) {
        return switch (request.request(visitor.id(), choice.coin, choice.amount)) {
            case RequestTopUp.Outcome.Requested _ -> Next.home().saying(TopUpText.REQUESTED);
            case RequestTopUp.Outcome.AmountRefused(var least, var most) ->
                Next.stay(text(TopUpText.AMOUNT_REFUSED).with("least", least).with("most", most));
            case RequestTopUp.Outcome.CoinRefused _ ->
                Next.replace(CoinScreen.ID, "").saying(TopUpText.COIN_REFUSED);
            case RequestTopUp.Outcome.TooManyOpen(var open) ->
                Next.replace(OpenScreen.ID, "")
                        .saying(text(TopUpText.TOO_MANY_OPEN).with("count", open));
        };
    }

    private Optional<Choice> choice(String argument) {
        var parts = argument.split(" ");
        if (parts.length != 2 || !parts[1].matches("\\d{1,9}")) {
            return Optional.empty();
        }
        var choice = new Choice(parts[0], Money.cents(Long.parseLong(parts[1])));
        return Optional.of(choice).filter(it -> settings.coins().contains(it.coin) && settings.takes(it.amount));
    }

    private record Choice(String coin, Money amount) {}
}
