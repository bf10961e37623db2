package com.speechcad.screen.books;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.ChangePrices;
import com.speechcad.billing.PriceVersion;
import com.speechcad.billing.PriceVersions;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import java.util.stream.Stream;

/** Every price list that was, is or will be, and every change that waits for a second person, to be opened. */
record PriceListsScreen(PriceVersions versions, ChangePrices prices) implements AdminOnly {
    private static final int A_PAGE = 12;

    @Override
    public String id() {
        return PriceScreens.LISTS;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var rows = Stream.concat(
                        prices.waiting().stream().map(PriceListsScreen::row),
                        versions.all().stream().map(PriceListsScreen::row))
                .toList();
        var page = Page.of(visitor, PriceScreens.LISTS, rows.size(), A_PAGE);
        var view = view(BooksWords.PRICE_LISTS);
        for (var row : page.cut(rows)) {
            view = view.row(row);
        }
        return page.controls(view);
    }

    private static View.Item row(ChangePrices.Waiting waiting) {
        var label = text(BooksWords.WISH_LINE)
                .with("what", ChangeInWords.brief(waiting.asked().change()));
        return open(label, ChangePrices.SCREEN, Long.toString(waiting.id()));
    }

    private static View.Item row(PriceVersion version) {
        var label =
                text(BooksWords.PRICE_LIST_LINE).with("label", version.title()).with("from", version.from());
        return open(label, PriceScreens.ONE, Long.toString(version.id()));
    }
}
