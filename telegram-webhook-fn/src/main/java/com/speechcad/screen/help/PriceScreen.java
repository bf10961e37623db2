package com.speechcad.screen.help;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.PriceBook;
import com.speechcad.billing.PricedNumbers;
import com.speechcad.billing.Tariff;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What calls to one country cost, all of it; the argument is its two letters. */
@Singleton
class PriceScreen implements Screen {
    static final String ID = "help.price";

    private final PricedNumbers prices;
    private final OpenCountries open;
    private final PriceQuestion question;

    PriceScreen(PricedNumbers prices, OpenCountries open, PriceQuestion question) {
        this.prices = prices;
        this.open = open;
        this.question = question;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        if (!PhoneNumber.regions().contains(argument)) {
            return View.gone();
        }
        var said = new ArrayList<Text>();
        said.add(text(HelpWords.PRICE_PLACE).with("country", Locale.of("", argument)));
        prices.book()
                .of(argument)
                .ifPresentOrElse(
                        price -> {
                            said.addAll(told(price));
                            said.add(text(
                                    open.regions().contains(argument) ? HelpWords.PRICE_OPEN : HelpWords.PRICE_CLOSED));
                        },
                        () -> said.add(text(HelpWords.PRICE_NONE)));
        return view(Lines.of(said)).takingText();
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return question.answer(visitor, line, true);
    }

    private static List<Text> told(PriceBook.OfRegion price) {
        var terms = price.terms();
        var said = new ArrayList<Text>();
        said.add(
                price.least().equals(price.most())
                        ? text(HelpWords.PRICE_ONE).with("rate", price.least())
                        : text(HelpWords.PRICE_FROM_TO)
                                .with("least", price.least())
                                .with("most", price.most()));
        said.add(text(HelpWords.PRICE_PLAN).with("covered", covered(price.tariffs())));
        said.add(text(HelpWords.PRICE_STEPS)
                .with("step", terms.incrementSeconds())
                .with("minimum", terms.minimumSeconds()));
        if (terms.connectionFee().isPositive()) {
            said.add(text(HelpWords.PRICE_CONNECTION).with("fee", terms.connectionFee()));
        }
        said.add(text(HelpWords.PRICE_RECORDING).with("fee", terms.recordingFee()));
        said.add(text(HelpWords.PRICE_TRANSFER));
        return said;
    }

    private static String covered(List<Tariff> tariffs) {
        if (tariffs.stream().allMatch(Tariff::covered)) {
            return "all";
        }
        return tariffs.stream().anyMatch(Tariff::covered) ? "some" : "none";
    }
}
