package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.TopUpSettings;
import com.speechcad.billing.TopUpText;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How much; the argument is the coin, and how many cents are missing for what somebody wanted, if any are. */
@Singleton
class AmountScreen implements Screen {
    static final String ID = "topup.amount";
    private static final List<Integer> DOLLARS = List.of(10, 25, 50, 100);

    private final TopUpSettings settings;

    AmountScreen(TopUpSettings settings) {
        this.settings = settings;
    }

    /** @param missing in cents, or nothing */
    static String argument(String coin, String missing) {
        return missing.isEmpty() ? coin : coin + " " + missing;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var coin = coin(argument);
        if (!settings.coins().contains(coin)) {
            return View.gone();
        }
        var view = view(limits(TopUpText.CHOOSE_AMOUNT).with("coin", coin));
        var missing = missing(argument);
        if (missing.isPresent()) {
            view = view.row(item(TopUpText.AMOUNT_MISSING, coin, missing.get()));
        }
        var offered = DOLLARS.stream()
                .map(Money::dollars)
                .filter(settings::takes)
                .filter(amount -> !missing.equals(Optional.of(amount)))
                .toList();
        for (var i = 0; i < offered.size(); i += 2) {
            view = view.row(Stream.of(offered.get(i), offered.get(Math.min(i + 1, offered.size() - 1)))
                    .distinct()
                    .map(amount -> item(TopUpText.AMOUNT, coin, amount))
                    .toList());
        }
        return view.takingText();
    }

    private static View.Item item(TopUpText label, String coin, Money amount) {
        return open(text(label).with("amount", amount), ConfirmScreen.ID, ConfirmScreen.argument(coin, amount));
    }

    private static String coin(String argument) {
        return argument.split(" ", 2)[0];
    }

    /** As much as an invoice can be about; nothing where one top-up would not do. */
    private Optional<Money> missing(String argument) {
        var parts = argument.split(" ");
        return parts.length == 2 && parts[1].matches("\\d{1,9}")
                ? Optional.of(Money.cents(Long.parseLong(parts[1])).max(settings.least()))
                        .filter(settings::takes)
                : Optional.empty();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return switch (Dollars.read(line)) {
            case Dollars.Typed.NoAmount() -> refused(TopUpText.AMOUNT_NOT_UNDERSTOOD, line);
            case Dollars.Typed.PartsOfACent() -> refused(TopUpText.AMOUNT_PARTS_OF_A_CENT, line);
            case Dollars.Typed.EitherOf _ -> Next.stay(Dollars.doubt(line).orElseThrow());
            case Dollars.Typed.Amount(var amount) ->
                settings.takes(amount)
                        ? Next.goTo(ConfirmScreen.ID, ConfirmScreen.argument(coin(visitor.argument()), amount))
                        : Next.stay(limits(TopUpText.AMOUNT_REFUSED));
        };
    }

    private static Next refused(TopUpText why, String line) {
        return Next.stay(text(why).with("typed", Dollars.shortened(line)));
    }

    private Text limits(TopUpText key) {
        return text(key).with("least", settings.least()).with("most", settings.most());
    }
}
