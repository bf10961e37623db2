package com.speechcad.screen.books;

import static com.speechcad.text.Text.text;

import com.speechcad.billing.ListSetting;
import com.speechcad.billing.NextPrices;
import com.speechcad.billing.PriceChange;
import com.speechcad.billing.PriceEntry;
import com.speechcad.kernel.Money;
import com.speechcad.text.Text;
import java.util.ArrayList;
import java.util.List;

/** A change of the prices in words: what was, what will be, and what loses then. */
final class ChangeInWords {
    /** Places that lose and are named; that there are more is told by their number. */
    private static final int MOST_NAMED = 8;

    private ChangeInWords() {}

    static List<Text> of(NextPrices next) {
        return switch (next.change()) {
            case PriceChange.OfPlace place -> place(next, place);
            case PriceChange.OfList(var setting, var value) -> list(next, setting, value);
        };
    }

    /** In the few words of a button. */
    static Text brief(PriceChange change) {
        return switch (change) {
            case PriceChange.OfPlace place ->
                text(BooksWords.WISH_PLACE)
                        .with("place", PriceScreens.place(place.place()))
                        .with("price", place.perMinute());
            case PriceChange.OfList(var setting, var value) ->
                text(BooksWords.WISH_LIST).with("what", name(setting)).with("after", value(setting, value));
        };
    }

    private static List<Text> place(NextPrices next, PriceChange.OfPlace place) {
        var before = next.before(place.place());
        var said = new ArrayList<Text>();
        said.add(text(before.isPresent() ? BooksWords.PRICE_CHANGE : BooksWords.PRICE_NEW)
                .with("place", PriceScreens.place(place.place()))
                .with("before", before.map(PriceEntry::perMinute).orElse(Money.ZERO))
                .with("price", place.perMinute()));
        place.cost()
                .ifPresent(cost -> said.add(text(BooksWords.PRICE_COST)
                        .with(
                                "before",
                                before.flatMap(PriceEntry::cost)
                                        .orElse(next.base().costPerMinute()))
                        .with("cost", cost)));
        next.losing().forEach(warning -> said.add(PriceScreens.loses(warning.margin())));
        return said;
    }

    private static List<Text> list(NextPrices next, ListSetting setting, long value) {
        var base = next.base();
        var said = new ArrayList<Text>();
        said.add(text(BooksWords.LIST_CHANGE)
                .with("what", name(setting))
                .with("before", value(setting, setting.of(base.terms(), base.costPerMinute())))
                .with("after", value(setting, value)));
        var losing = next.losing();
        if (!losing.isEmpty()) {
            said.add(text(BooksWords.LOSING).with("count", losing.size()));
            losing.stream()
                    .limit(MOST_NAMED)
                    .forEach(warning -> said.add(
                            PriceScreens.line(warning.entry(), next.draft().costPerMinute())));
        }
        return said;
    }

    static Object value(ListSetting setting, long value) {
        return setting.isMoney()
                ? Money.micros(value)
                : text(BooksWords.SECONDS).with("seconds", Math.toIntExact(value));
    }

    static BooksWords name(ListSetting setting) {
        return switch (setting) {
            case COST -> BooksWords.SET_COST;
            case STEP -> BooksWords.SET_STEP;
            case MINIMUM -> BooksWords.SET_MINIMUM;
            case FREE -> BooksWords.SET_FREE;
            case MACHINE -> BooksWords.SET_MACHINE;
            case CONNECTION -> BooksWords.SET_CONNECTION;
            case RECORDING -> BooksWords.SET_RECORDING;
        };
    }
}
