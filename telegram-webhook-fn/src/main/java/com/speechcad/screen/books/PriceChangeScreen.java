package com.speechcad.screen.books;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.ChangePrices;
import com.speechcad.billing.ListSetting;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import java.time.Instant;
import java.util.ArrayList;

/** A change of the prices as it was and as it will be, to be confirmed; the argument is what of it was typed. */
record PriceChangeScreen(ChangePrices prices) implements AdminOnly {
    @Override
    public String id() {
        return PriceScreens.CONFIRM;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var setting = ListSetting.named(argument);
        var line = visitor.note(PriceListScreen.LINE)
                .flatMap(typed ->
                        setting.isPresent() ? PriceLine.ofList(setting.get(), typed) : PriceLine.ofPlace(typed));
        var from = visitor.note(PriceListScreen.FROM).map(Instant::parse);
        return line.isEmpty() || from.isEmpty() || prices.newest().isEmpty()
                ? View.gone()
                : shown(line.get(), from.get());
    }

    private View shown(PriceLine line, Instant from) {
        var next = prices.next(line.change(), from);
        var two = next.takesTwo();
        var said = new ArrayList<Text>(ChangeInWords.of(next));
        said.add(text(two ? BooksWords.PRICE_TWO : BooksWords.PRICE_FROM)
                .with("from", next.draft().from())
                .with("reason", line.why()));
        return view(Lines.of(said))
                .row(confirm(
                        two ? BooksWords.ASK_SECOND : BooksWords.PUBLISH,
                        "publish",
                        next + line.why(),
                        visited -> Next.replace(PriceScreens.LISTS, "")
                                .saying(PriceScreens.said(
                                        prices.change(visited.id(), line.change(), from, line.why())))));
    }
}
