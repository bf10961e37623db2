package com.speechcad.screen.books;

import static com.speechcad.dialog.Next.goTo;
import static com.speechcad.dialog.Next.stay;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.PriceVersion;
import com.speechcad.billing.PriceVersions;
import com.speechcad.billing.PublishPrices;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.screen.topup.Dollars;
import com.speechcad.screen.topup.TypedReason;
import com.speechcad.text.Text;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One price list, with what each place costs and leaves; a price that is typed becomes a new list. */
record PriceListScreen(PriceVersions versions, PublishPrices publish, Clock clock) implements AdminOnly {
    static final String PLACE = "books.place";
    static final String PRICE = "books.rate";
    static final String REASON = "books.why";
    static final String FROM = "books.from";
    private static final int A_PAGE = 12;
    /** A price changes for everybody at once; who has a quote open sees the new one before it is confirmed. */
    private static final long NOTICE_MINUTES = 60;

    private static final Pattern TYPED = Pattern.compile("(\\+?\\w{2,15})\\s+(\\S+)\\s+(.+)", Pattern.DOTALL);

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
        var said = new ArrayList<Text>();
        said.add(text(version.until().isPresent() ? BooksWords.PRICE_LIST_UNTIL : BooksWords.PRICE_LIST)
                .with("label", version.title())
                .with("from", version.from())
                .with("until", version.until().orElse(version.from()))
                .with("increment", version.terms().incrementSeconds())
                .with("minimum", version.terms().minimumSeconds())
                .with("cost", version.costPerMinute()));
        page.cut(entries).forEach(entry -> said.add(PriceScreens.line(entry, version.costPerMinute())));
        var view = view(Lines.of(said)).takingText();
        if (version.from().isAfter(clock.instant())) {
            view = view.row(confirm(
                    BooksWords.TAKE_BACK,
                    "take-back",
                    "id=" + version.id(),
                    visited -> Next.replace(PriceScreens.LISTS, "")
                            .saying(
                                    publish.withdraw(visited.id(), version.id(), "taken back in the chat")
                                            ? BooksWords.TAKEN_BACK
                                            : BooksWords.GONE)));
        }
        return page.controls(view);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        var parts = TYPED.matcher(line);
        var price = parts.matches() ? Dollars.typed(parts.group(2)).filter(Money::isPositive) : Optional.<Money>empty();
        if (price.isEmpty()) {
            return stay(BooksWords.PRICE_NOT_UNDERSTOOD);
        }
        if (!TypedReason.holds(parts.group(3))) {
            return TypedReason.again(BooksWords.REASON_LENGTH);
        }
        var from = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(NOTICE_MINUTES, ChronoUnit.MINUTES);
        return goTo(PriceScreens.CONFIRM, visitor.argument())
                .noting(PLACE, parts.group(1).toUpperCase(Locale.ROOT))
                .noting(PRICE, Long.toString(price.get().micros()))
                .noting(REASON, parts.group(3))
                .noting(FROM, from.toString());
    }
}
