package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.ParkedPayment;
import com.speechcad.billing.ParkedPayments;
import com.speechcad.billing.TopUpText;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.text.Reader;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;

/** Payments that wait for an operator. */
@Singleton
public class ParkedListScreen implements Screen {
    static final String ID = "parked";
    private static final int A_PAGE = 8;
    private static final int LONGEST_REASON = 40;

    private final ParkedPayments parked;

    ParkedListScreen(ParkedPayments parked) {
        this.parked = parked;
    }

    /** The way here, for other screens. */
    public static View.Item way(int open) {
        return open == 0
                ? open(TopUpText.PARKED_LIST, ID)
                : open(text(TopUpText.PARKED_WAITING).with("many", open), ID, "");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean offeredTo(Visitor visitor) {
        return visitor.admin();
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var page = Page.of(visitor, "parked", parked.countOpen(), A_PAGE);
        var shown = parked.open(page.offset(), A_PAGE);
        var view = view(shown.isEmpty() ? TopUpText.PARKED_EMPTY : TopUpText.PARKED_TITLE);
        for (var item : shown) {
            view = view.row(open(line(item, visitor.reader()), ParkedScreen.ID, Long.toString(item.id())));
        }
        return page.controls(view.row(open(TopUpText.PARKED_DECIDED_LIST, ParkedDecidedScreen.ID)));
    }

    private static Text line(ParkedPayment item, Reader reader) {
        return text(TopUpText.PARKED_LINE)
                .with("at", item.at())
                .with("amount", item.invoiced().orElse(Money.ZERO))
                .with("coin", item.coin())
                .with("why", Shorten.to(Words.plain(text(TopUpText.of(item.reason())), reader), LONGEST_REASON));
    }
}
