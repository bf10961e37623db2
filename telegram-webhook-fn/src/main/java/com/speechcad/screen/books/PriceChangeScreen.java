package com.speechcad.screen.books;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.PriceEntry;
import com.speechcad.billing.PriceVersion;
import com.speechcad.billing.PriceVersions;
import com.speechcad.billing.PublishPrices;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A price as it was and as it will be, to be confirmed. */
record PriceChangeScreen(PriceVersions versions, PublishPrices publish) implements AdminOnly {
    @Override
    public String id() {
        return PriceScreens.CONFIRM;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var version = PriceScreens.version(versions, argument);
        var place = visitor.note(PriceListScreen.PLACE);
        var price = visitor.note(PriceListScreen.PRICE).map(Long::parseLong).map(Money::micros);
        var from = visitor.note(PriceListScreen.FROM).map(Instant::parse);
        if (version.isEmpty() || place.isEmpty() || price.isEmpty() || from.isEmpty()) {
            return View.gone();
        }
        return shown(
                version.get(),
                place.get(),
                price.get(),
                from.get(),
                visitor.note(PriceListScreen.REASON).orElse(""));
    }

    private View shown(PriceVersion version, String place, Money price, Instant from, String reason) {
        var draft = changed(version, place, price, from);
        var before = versions.entries(version.id()).stream()
                .filter(entry -> entry.place().equals(place))
                .findFirst();
        var said = new ArrayList<Text>();
        said.add(text(before.isPresent() ? BooksWords.PRICE_CHANGE : BooksWords.PRICE_NEW)
                .with("place", PriceScreens.place(place))
                .with("before", before.map(PriceEntry::perMinute).orElse(Money.ZERO))
                .with("price", price)
                .with("from", from)
                .with("reason", reason));
        PublishPrices.warnings(draft).stream()
                .filter(warning -> warning.entry().place().equals(place))
                .forEach(warning -> said.add(PriceScreens.loses(warning.margin())));
        return view(Lines.of(said)).row(confirm(BooksWords.PUBLISH, "publish", draft.toString() + reason, visited -> {
            var outcome = publish.publish(visited.id(), draft, reason);
            return Next.replace(PriceScreens.LISTS, "")
                    .saying(
                            switch (outcome) {
                                case PublishPrices.Outcome.Published _ -> text(BooksWords.PUBLISHED);
                                case PublishPrices.Outcome.Refused(var problems) -> PriceScreens.refused(problems);
                            });
        }));
    }

    /** The list with one price changed, or with one place more: covered is only what was. */
    private PublishPrices.Draft changed(PriceVersion version, String place, Money price, Instant from) {
        var draft =
                publish.copy(version.id(), version.label().replaceAll(" · .*$", "") + " · " + place + " " + from, from);
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
