package com.speechcad.screen.books;

import static com.speechcad.dialog.Next.goTo;
import static com.speechcad.dialog.Next.stay;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.ChangePrices;
import com.speechcad.billing.ListSetting;
import com.speechcad.billing.PriceVersion;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.topup.TypedReason;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** What the newest price list says for every place at once, and one of it typed anew. */
@Factory
class PriceTermsScreens {
    static final String ALL = "books.price-terms";
    private static final String ONE = "books.price-term";

    @Singleton
    @Named(ALL)
    All all(ChangePrices prices) {
        return new All(prices);
    }

    @Singleton
    @Named(ONE)
    One one(ChangePrices prices) {
        return new One(prices);
    }

    record All(ChangePrices prices) implements AdminOnly {
        @Override
        public String id() {
            return ALL;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return prices.newest().map(All::shown).orElseGet(View::gone);
        }

        private static View shown(PriceVersion newest) {
            var view = view(BooksWords.TERMS);
            for (var setting : ListSetting.values()) {
                view = view.row(open(said(BooksWords.TERM_LINE, setting, newest), ONE, setting.name()));
            }
            return view;
        }
    }

    /** Takes a value and a reason; the argument is the setting's name. */
    record One(ChangePrices prices) implements AdminOnly {
        @Override
        public String id() {
            return ONE;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return ListSetting.named(argument)
                    .flatMap(setting -> prices.newest()
                            .map(newest -> view(said(
                                            setting.isMoney() ? BooksWords.TERM_DOLLARS : BooksWords.TERM_SECONDS,
                                            setting,
                                            newest))
                                    .takingText()))
                    .orElseGet(View::gone);
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            var named = ListSetting.named(visitor.argument());
            var typed = named.flatMap(setting -> PriceLine.ofList(setting, line));
            if (typed.isEmpty()) {
                return stay(named.flatMap(setting -> PriceLine.doubtOfList(setting, line))
                        .orElseGet(() -> text(BooksWords.TERM_NOT_UNDERSTOOD)));
            }
            return TypedReason.holds(typed.get().why())
                    ? goTo(PriceScreens.CONFIRM, visitor.argument())
                            .noting(PriceListScreen.LINE, line)
                            .noting(PriceListScreen.FROM, prices.soonest().toString())
                    : TypedReason.again(visitor, BooksWords.REASON_LENGTH);
        }
    }

    private static Text said(BooksWords words, ListSetting setting, PriceVersion newest) {
        return text(words)
                .with("what", ChangeInWords.name(setting))
                .with("value", ChangeInWords.value(setting, setting.of(newest.terms(), newest.costPerMinute())));
    }
}
