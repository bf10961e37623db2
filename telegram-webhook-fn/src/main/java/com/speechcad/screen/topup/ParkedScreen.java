package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.ParkedPayments;
import com.speechcad.billing.ParkedPayments.Parked;
import com.speechcad.billing.TopUpText;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Optional;

/** One parked payment with everything that is known; the argument is its number. */
@Singleton
class ParkedScreen implements Screen {
    static final String ID = "parked.item";

    private final ParkedPayments parked;

    ParkedScreen(ParkedPayments parked) {
        this.parked = parked;
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
        return waiting(parked, argument).map(ParkedScreen::draw).orElseGet(View::gone);
    }

    private static View draw(Parked item) {
        var id = Long.toString(item.id());
        return view(text(TopUpText.PARKED_ITEM)
                        .with("id", id)
                        .with("at", item.at())
                        .with("why", TopUpText.of(item.reason()))
                        .with("user", Long.toString(item.user().value()))
                        .with("amount", item.invoiced())
                        .with("coin", item.coin())
                        .with("received", plain(item.received()))
                        .with("expected", plain(item.expected()))
                        .with("tx", item.tx().isBlank() ? "–" : item.tx()))
                .row(
                        open(text(TopUpText.PARKED_CREDIT), ParkedDecisionScreen.CREDIT, id),
                        open(text(TopUpText.PARKED_REJECT), ParkedDecisionScreen.REJECT, id));
    }

    /** An item that nobody has decided about yet. */
    static Optional<Parked> waiting(ParkedPayments parked, String argument) {
        return argument.matches("\\d{1,18}")
                ? parked.find(Long.parseLong(argument)).filter(Parked::isOpen)
                : Optional.empty();
    }

    private static String plain(Optional<BigDecimal> amount) {
        return amount.map(it -> it.stripTrailingZeros().toPlainString()).orElse("?");
    }
}
