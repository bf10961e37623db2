package com.speechcad.screen.books;

import static com.speechcad.dialog.Next.goTo;
import static com.speechcad.dialog.Next.stay;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.ChangePrices;
import com.speechcad.billing.PriceVersion;
import com.speechcad.billing.PriceVersions;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.topup.TypedReason;
import com.speechcad.text.And;
import com.speechcad.text.Text;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** One price list, with what each place costs and leaves; what is typed into the newest one becomes the next. */
record PriceListScreen(PriceVersions versions, ChangePrices prices, Clock clock) implements AdminOnly {
    /** What was typed, and when it is to begin. */
    static final String LINE = "books.line";

    static final String FROM = "books.from";
    private static final int A_PAGE = 12;
    private static final int MOST_NAMED = 8;

    @Override
    public String id() {
        return PriceScreens.ONE;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return PriceScreens.version(versions, argument)
                .map(version -> shown(visitor, version))
                .orElseGet(View::gone);
    }

    private View shown(Visitor visitor, PriceVersion version) {
        var entries = versions.entries(version.id());
        var page = Page.of(visitor, PriceScreens.ONE, entries.size(), A_PAGE);
        var newest = prices.newest().map(PriceVersion::id).orElse(version.id());
        var isNewest = newest == version.id();
        var terms = version.terms();
        var said = new ArrayList<Text>();
        said.add(text(version.until().isPresent() ? BooksWords.PRICE_LIST_UNTIL : BooksWords.PRICE_LIST)
                .with("label", version.title())
                .with("from", version.from())
                .with("until", version.until().orElse(version.from())));
        said.add(text(BooksWords.PRICE_TERMS)
                .with("increment", terms.incrementSeconds())
                .with("minimum", terms.minimumSeconds())
                .with("free", terms.freeSeconds())
                .with("machine", terms.machineFreeSeconds())
                .with("connection", terms.connectionFee())
                .with("recording", terms.recordingFee())
                .with("cost", version.costPerMinute()));
        said.add(text(isNewest ? BooksWords.PRICE_TYPE : BooksWords.PRICE_LATER));
        page.cut(entries).forEach(entry -> said.add(PriceScreens.line(entry, version.costPerMinute())));
        var view = view(Lines.of(said));
        if (!isNewest) {
            return page.controls(
                    view.row(open(text(BooksWords.PRICE_LATEST), PriceScreens.ONE, Long.toString(newest))));
        }
        view = view.takingText().row(open(BooksWords.TERMS_BUTTON, PriceTermsScreens.ALL));
        return page.controls(version.from().isAfter(clock.instant()) ? view.row(takeBack(version.id())) : view);
    }

    /** Only of the newest list: what later ones have of it would stay. */
    private View.Item takeBack(long version) {
        return confirm(
                BooksWords.TAKE_BACK,
                "take-back",
                "id=" + version,
                visited -> Next.replace(PriceScreens.LISTS, "")
                        .saying(
                                prices.takeBack(visited.id(), version, "taken back in the chat")
                                        ? BooksWords.TAKEN_BACK
                                        : BooksWords.GONE));
    }

    @Override
    public Next typed(Visitor visitor, String typedLine) {
        var named = PriceLine.named(typedLine, visitor.reader());
        if (named.size() > 1) {
            return stay(text(BooksWords.PRICE_WHICH).with("places", new And(which(named))));
        }
        var line = named.isEmpty() ? typedLine : PriceLine.lettered(typedLine, named.getFirst());
        return priced(visitor, line);
    }

    private static List<Object> which(List<String> regions) {
        return regions.stream().limit(MOST_NAMED).map(PriceScreens::place).toList();
    }

    private Next priced(Visitor visitor, String line) {
        var typed = PriceLine.ofPlace(line);
        if (typed.isEmpty()) {
            return stay(PriceLine.doubtOfPlace(line).orElseGet(() -> text(BooksWords.PRICE_NOT_UNDERSTOOD)));
        }
        if (!TypedReason.holds(typed.get().why())) {
            return TypedReason.again(visitor, BooksWords.REASON_LENGTH);
        }
        if (!isNewest(visitor.argument())) {
            return stay(BooksWords.PRICE_LATER);
        }
        var from = prices.soonest();
        var next = prices.next(typed.get().change(), from);
        if (next.lacksCost()) {
            return stay(BooksWords.PRICE_NEEDS_COST);
        }
        return goTo(PriceScreens.CONFIRM, visitor.argument()).noting(LINE, line).noting(FROM, from.toString());
    }

    private boolean isNewest(String argument) {
        return prices.newest()
                .filter(newest -> Long.toString(newest.id()).equals(argument))
                .isPresent();
    }
}
