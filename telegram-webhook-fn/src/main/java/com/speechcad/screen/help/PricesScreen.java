package com.speechcad.screen.help;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.PriceBook;
import com.speechcad.billing.PricedNumbers;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What calls cost, country by country: those that can be called first. Whatever is typed is looked up. */
@Singleton
public class PricesScreen implements Screen {
    static final String ID = "help.prices";
    private static final int A_PAGE = 8;

    private final PricedNumbers prices;
    private final OpenCountries open;
    private final PriceQuestion question;

    PricesScreen(PricedNumbers prices, OpenCountries open, PriceQuestion question) {
        this.prices = prices;
        this.open = open;
        this.question = question;
    }

    /** The way here, for other screens. */
    public static View.Item way() {
        return open(HelpWords.PRICES, ID);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var book = prices.book();
        var isOpen = open.regions();
        var all = regions(book, isOpen, visitor.reader());
        if (all.isEmpty()) {
            return view(HelpWords.PRICES_NONE);
        }
        var page = Page.of(visitor, ID, all.size(), A_PAGE);
        var shown = page.cut(all).stream()
                .flatMap(region -> book.of(region).map(price -> new Line(region, price)).stream())
                .toList();
        var said = new ArrayList<Text>();
        said.add(text(HelpWords.PRICES_TITLE));
        if (shown.stream().anyMatch(line -> !isOpen.contains(line.region))) {
            said.add(text(HelpWords.PRICES_CLOSED));
        }
        var view = view(Lines.of(said)).takingText();
        for (var line : shown) {
            view = view.row(open(line.label(isOpen), PriceScreen.ID, line.region));
        }
        return page.controls(view);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return question.answer(visitor, line, false);
    }

    private record Line(String region, PriceBook.OfRegion price) {
        private Text label(Set<String> open) {
            return text(HelpWords.PRICE_LINE)
                    .with("open", open.contains(region) ? "yes" : "no")
                    .with("country", Locale.of("", region))
                    .with("rate", price.least().equals(price.most()) ? price.least() : span(price));
        }

        private static Text span(PriceBook.OfRegion price) {
            return text(HelpWords.PRICE_SPAN).with("least", price.least()).with("most", price.most());
        }
    }

    /**
     * All that have a price, the open ones first, and then by name. What each costs is looked up for those that are shown: where
     * a prefix reaches into a region, that takes a hundred numbers.
     */
    private static List<String> regions(PriceBook book, Set<String> open, Reader reader) {
        var locale = reader.language().locale();
        var priced = book.regions();
        var reached = open.stream()
                .filter(region -> !priced.contains(region))
                .filter(region -> book.of(region).isPresent());
        return Stream.concat(priced.stream(), reached)
                .sorted(Comparator.comparing((String region) -> !open.contains(region))
                        .thenComparing(
                                region -> Locale.of("", region).getDisplayCountry(locale),
                                Collator.getInstance(locale)))
                .toList();
    }
}
