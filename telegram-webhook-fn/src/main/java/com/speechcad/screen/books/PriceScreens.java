package com.speechcad.screen.books;

import static com.speechcad.dialog.Next.goTo;
import static com.speechcad.dialog.Next.stay;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.Margin;
import com.speechcad.billing.PriceEntry;
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
import com.speechcad.text.TextKey;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The price lists: what they were, are and will be, and one price changed at a time as a new list. */
@Factory
class PriceScreens {
    static final String LISTS = "books.prices";
    private static final String ONE = "books.price-list";
    private static final String CONFIRM = "books.price";
    private static final int A_PAGE = 12;

    /** A price changes for everybody at once; who has a quote open sees the new one before it is confirmed. */
    private static final long NOTICE_MINUTES = 60;

    private static final String PLACE = "books.place";
    private static final String PRICE = "books.rate";
    private static final String REASON = "books.why";
    private static final String FROM = "books.from";
    private static final Pattern TYPED = Pattern.compile("(\\+?\\w{2,15})\\s+(\\S+)\\s+(.+)", Pattern.DOTALL);

    @Singleton
    @Named(LISTS)
    Lists lists(PriceVersions versions) {
        return new Lists(versions);
    }

    @Singleton
    @Named(ONE)
    One one(PriceVersions versions, PublishPrices publish, Clock clock) {
        return new One(versions, publish, clock);
    }

    @Singleton
    @Named(CONFIRM)
    Confirm change(PriceVersions versions, PublishPrices publish) {
        return new Confirm(versions, publish);
    }

    record Lists(PriceVersions versions) implements AdminOnly {
        @Override
        public String id() {
            return LISTS;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var all = versions.all();
            var page = Page.of(visitor, LISTS, all.size(), A_PAGE);
            var view = view(BooksWords.PRICE_LISTS);
            for (var version : page.cut(all)) {
                var label = text(BooksWords.PRICE_LIST_LINE)
                        .with("label", version.title())
                        .with("from", version.from());
                view = view.row(open(label, ONE, Long.toString(version.id())));
            }
            return page.controls(view);
        }
    }

    record One(PriceVersions versions, PublishPrices publish, Clock clock) implements AdminOnly {
        @Override
        public String id() {
            return ONE;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return version(versions, argument)
                    .map(version -> shown(visitor, version))
                    .orElseGet(View::gone);
        }

        private View shown(Visitor visitor, PriceVersion version) {
            var entries = versions.entries(version.id());
            var page = Page.of(visitor, ONE, entries.size(), A_PAGE);
            var said = new ArrayList<Text>();
            said.add(text(version.until().isPresent() ? BooksWords.PRICE_LIST_UNTIL : BooksWords.PRICE_LIST)
                    .with("label", version.title())
                    .with("from", version.from())
                    .with("until", version.until().orElse(version.from()))
                    .with("increment", version.terms().incrementSeconds())
                    .with("minimum", version.terms().minimumSeconds())
                    .with("cost", version.costPerMinute()));
            page.cut(entries).forEach(entry -> said.add(line(entry, version.costPerMinute())));
            var view = view(Lines.of(said)).takingText();
            if (version.from().isAfter(clock.instant())) {
                view = view.row(confirm(
                        BooksWords.TAKE_BACK,
                        "take-back",
                        "id=" + version.id(),
                        visited -> Next.replace(LISTS, "")
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
            var price =
                    parts.matches() ? Dollars.typed(parts.group(2)).filter(Money::isPositive) : Optional.<Money>empty();
            if (price.isEmpty()) {
                return stay(BooksWords.PRICE_NOT_UNDERSTOOD);
            }
            if (!TypedReason.holds(parts.group(3))) {
                return TypedReason.again(BooksWords.REASON_LENGTH);
            }
            var from = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(NOTICE_MINUTES, ChronoUnit.MINUTES);
            return goTo(CONFIRM, visitor.argument())
                    .noting(PLACE, parts.group(1).toUpperCase(Locale.ROOT))
                    .noting(PRICE, Long.toString(price.get().micros()))
                    .noting(REASON, parts.group(3))
                    .noting(FROM, from.toString());
        }
    }

    record Confirm(PriceVersions versions, PublishPrices publish) implements AdminOnly {
        @Override
        public String id() {
            return CONFIRM;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var version = version(versions, argument);
            var place = visitor.note(PLACE);
            var price = visitor.note(PRICE).map(Long::parseLong).map(Money::micros);
            var from = visitor.note(FROM).map(Instant::parse);
            if (version.isEmpty() || place.isEmpty() || price.isEmpty() || from.isEmpty()) {
                return View.gone();
            }
            return shown(
                    version.get(),
                    place.get(),
                    price.get(),
                    from.get(),
                    visitor.note(REASON).orElse(""));
        }

        private View shown(PriceVersion version, String place, Money price, Instant from, String reason) {
            var draft = changed(version, place, price, from);
            var before = versions.entries(version.id()).stream()
                    .filter(entry -> entry.place().equals(place))
                    .findFirst();
            var said = new ArrayList<Text>();
            said.add(text(before.isPresent() ? BooksWords.PRICE_CHANGE : BooksWords.PRICE_NEW)
                    .with("place", place(place))
                    .with("before", before.map(PriceEntry::perMinute).orElse(Money.ZERO))
                    .with("price", price)
                    .with("from", from)
                    .with("reason", reason));
            PublishPrices.warnings(draft).stream()
                    .filter(warning -> warning.entry().place().equals(place))
                    .forEach(warning -> said.add(loses(warning.margin())));
            return view(Lines.of(said))
                    .row(confirm(BooksWords.PUBLISH, "publish", draft.toString() + reason, visited -> {
                        var outcome = publish.publish(visited.id(), draft, reason);
                        return Next.replace(LISTS, "")
                                .saying(
                                        switch (outcome) {
                                            case PublishPrices.Outcome.Published _ -> text(BooksWords.PUBLISHED);
                                            case PublishPrices.Outcome.Refused(var problems) -> refused(problems);
                                        });
                    }));
        }

        /** The list with one price changed, or with one place more: covered is only what was. */
        private PublishPrices.Draft changed(PriceVersion version, String place, Money price, Instant from) {
            var draft = publish.copy(
                    version.id(), version.label().replaceAll(" · .*$", "") + " · " + place + " " + from, from);
            var entries = new ArrayList<PriceEntry>();
            var found = false;
            for (var entry : draft.entries()) {
                var isIt = entry.place().equals(place);
                found |= isIt;
                entries.add(
                        isIt
                                ? new PriceEntry(entry.region(), entry.prefix(), entry.covered(), price, entry.cost())
                                : entry);
            }
            if (!found) {
                entries.add(
                        place.startsWith("+")
                                ? PriceEntry.ofPrefix(place, false, price)
                                : PriceEntry.ofRegion(place, false, price));
            }
            return new PublishPrices.Draft(
                    draft.label(), draft.from(), draft.terms(), draft.costPerMinute(), List.copyOf(entries));
        }
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
    private static Object place(String place) {
        return place.matches("[A-Z]{2}")
                ? text(BooksWords.PRICE_COUNTRY)
                        .with("country", Locale.of("", place))
                        .with("code", place)
                : place;
    }

    private static Text line(PriceEntry entry, Money cost) {
        var margin = Margin.of(entry, cost);
        return text(margin.loses() ? BooksWords.PRICE_LOSING : BooksWords.PRICE)
                .with("place", place(entry.place()))
                .with("price", entry.perMinute())
                .with("percent", Math.toIntExact(margin.percent()));
    }

    private static Optional<PriceVersion> version(PriceVersions versions, String argument) {
        return argument.matches("\\d{1,18}") ? versions.find(Long.parseLong(argument)) : Optional.empty();
    }
}
