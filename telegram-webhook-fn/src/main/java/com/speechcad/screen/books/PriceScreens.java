package com.speechcad.screen.books;

import static com.speechcad.text.Text.text;

import com.speechcad.billing.ChangePrices;
import com.speechcad.billing.ChangePrices.Outcome;
import com.speechcad.billing.Margin;
import com.speechcad.billing.PriceEntry;
import com.speechcad.billing.PriceVersion;
import com.speechcad.billing.PriceVersions;
import com.speechcad.dialog.Argument;
import com.speechcad.kernel.Money;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The price lists: what they were, are and will be, and one thing changed at a time as a new list. */
@Factory
class PriceScreens {
    static final String LISTS = "books.prices";
    static final String ONE = "books.price-list";
    static final String CONFIRM = "books.price";

    @Singleton
    @Named(LISTS)
    PriceListsScreen lists(PriceVersions versions, ChangePrices prices) {
        return new PriceListsScreen(versions, prices);
    }

    @Singleton
    @Named(ONE)
    PriceListScreen one(PriceVersions versions, ChangePrices prices, Clock clock) {
        return new PriceListScreen(versions, prices, clock);
    }

    @Singleton
    @Named(CONFIRM)
    PriceChangeScreen change(ChangePrices prices) {
        return new PriceChangeScreen(prices);
    }

    @Singleton
    @Named(ChangePrices.SCREEN)
    PriceWishScreen wish(ChangePrices prices, Users users) {
        return new PriceWishScreen(prices, users);
    }

    /** What came of a change. */
    static Text said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done() -> text(BooksWords.PUBLISHED);
            case Outcome.Waits() -> text(BooksWords.PRICE_WAITS);
            case Outcome.Refused(var problems) -> refused(problems);
            case Outcome.Gone() -> text(BooksWords.GONE);
            case Outcome.TooNew() -> text(BooksWords.TOO_NEW);
        };
    }

    /** Everything that is wrong with a list or a plan, in words. */
    static Text refused(Collection<? extends TextKey> problems) {
        return text(BooksWords.REFUSED)
                .with(
                        "problems",
                        problems.stream()
                                .map(Text::text)
                                .reduce((one, other) -> text(BooksWords.REFUSED_FOR)
                                        .with("one", one)
                                        .with("other", other))
                                .orElseThrow());
    }

    static Text loses(Margin margin) {
        return text(BooksWords.LOSES).with("revenue", margin.revenuePerMinute()).with("cost", margin.costPerMinute());
    }

    /** A country by its name, with the letters that are typed for it; a prefix as it is. */
    static Object place(String place) {
        return place.matches("[A-Z]{2}")
                ? text(BooksWords.PRICE_COUNTRY)
                        .with("country", Locale.of("", place))
                        .with("code", place)
                : place;
    }

    static Text line(PriceEntry entry, Money cost) {
        var margin = Margin.of(entry, cost);
        return text(margin.loses() ? BooksWords.PRICE_LOSING : BooksWords.PRICE)
                .with("place", place(entry.place()))
                .with("price", entry.perMinute())
                .with("percent", margin.percent());
    }

    static Optional<PriceVersion> version(PriceVersions versions, String argument) {
        return Argument.id(argument).flatMap(versions::find);
    }
}
