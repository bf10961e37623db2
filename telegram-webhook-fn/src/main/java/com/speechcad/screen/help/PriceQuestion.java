package com.speechcad.screen.help;

import static com.speechcad.text.Text.text;

import com.speechcad.billing.PriceBook.OfNumber;
import com.speechcad.billing.PricedNumbers;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.screen.contacts.Countries;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;

/**
 * Somebody typed a country or a number to see its price. The number is looked up and forgotten: it is in no answer, and so in
 * nothing that is kept.
 */
@Singleton
class PriceQuestion {
    private final PricedNumbers prices;

    PriceQuestion(PricedNumbers prices) {
        this.prices = prices;
    }

    /** @param replacing Back leads to where the present screen came from */
    Next answer(Visitor visitor, String line, boolean replacing) {
        var found = Countries.find(line, visitor.reader());
        if (found.size() > 1) {
            var which = replacing ? Next.replace(WhichCountryScreen.ID, line) : Next.goTo(WhichCountryScreen.ID, line);
            return which.noting(WhichCountryScreen.PAGE, "");
        }
        return found.stream()
                .findFirst()
                .<Next>map(region -> to(region, replacing))
                .or(() -> PhoneNumber.look(line, home(visitor)).map(looked -> number(looked.number(), replacing)))
                .orElseGet(() -> Next.stay(HelpWords.PRICE_UNKNOWN));
    }

    private Next number(PhoneNumber number, boolean replacing) {
        return switch (prices.book().of(number)) {
            case OfNumber.Priced(var region, var perMinute) ->
                said(region, text(HelpWords.PRICE_NUMBER).with("rate", perMinute), replacing);
            case OfNumber.NoPrice(var region) -> said(region, text(HelpWords.PRICE_NUMBER_NONE), replacing);
            case OfNumber.Special() -> Next.stay(HelpWords.PRICE_NUMBER_SPECIAL);
        };
    }

    private static Next said(String region, Text remark, boolean replacing) {
        return region.isEmpty() ? Next.stay(remark) : to(region, replacing).saying(remark);
    }

    private static Next.GoTo to(String region, boolean replacing) {
        return replacing ? Next.replace(PriceScreen.ID, region) : Next.goTo(PriceScreen.ID, region);
    }

    private static String home(Visitor visitor) {
        return visitor.ownNumber().flatMap(PhoneNumber::region).orElse("US");
    }
}
