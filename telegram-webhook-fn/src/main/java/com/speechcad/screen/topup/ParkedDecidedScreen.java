package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.ParkedPayments;
import com.speechcad.billing.TopUpText;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.screen.named.InWords;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/** Parked payments that somebody has decided about, or that were settled after all; newest first. */
@Singleton
class ParkedDecidedScreen implements Screen {
    static final String ID = "parked.decided";
    private static final int A_PAGE = 6;

    private final ParkedPayments parked;
    private final InWords words;

    ParkedDecidedScreen(ParkedPayments parked, InWords words) {
        this.parked = parked;
        this.words = words;
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
        var page = Page.of(visitor, "parked-decided", parked.countDecided(), A_PAGE);
        var shown = parked.decided(page.offset(), A_PAGE);
        if (shown.isEmpty()) {
            return view(TopUpText.PARKED_DECIDED_EMPTY);
        }
        var said = new ArrayList<Text>();
        said.add(text(TopUpText.PARKED_DECIDED_TITLE));
        shown.forEach(item -> said.add(line(item)));
        return page.controls(view(Lines.of(said)));
    }

    private Text line(ParkedPayments.Decided decided) {
        var item = decided.item();
        var isByItself = decided.note().isBlank();
        return text(isByItself ? TopUpText.PARKED_DECIDED_BY_ITSELF : TopUpText.PARKED_DECIDED)
                .with("id", Long.toString(item.id()))
                .with("at", decided.at())
                .with("user", item.user().<Object>map(words::person).orElse("–"))
                .with("amount", item.invoiced().orElse(Money.ZERO))
                .with("coin", item.coin())
                .with("what", TopUpText.decided(decided.state()))
                .with("reason", decided.note());
    }
}
