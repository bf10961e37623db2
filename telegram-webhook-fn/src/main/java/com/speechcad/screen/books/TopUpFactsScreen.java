package com.speechcad.screen.books;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.Operation;
import com.speechcad.billing.PaymentProvider;
import com.speechcad.billing.TopUp;
import com.speechcad.billing.TopUpText;
import com.speechcad.billing.TopUps;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.named.InWords;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Optional;

/** All that we know of one top-up, for an operator who is asked about it. Its id is the argument. */
@Singleton
class TopUpFactsScreen implements AdminOnly {
    static final String ID = "books.topup";
    private static final String UNKNOWN = "–";

    private final TopUps topUps;
    private final InWords words;

    TopUpFactsScreen(TopUps topUps, InWords words) {
        this.topUps = topUps;
        this.words = words;
    }

    /** The button that leads to it. */
    static View.Item way(TopUp topUp) {
        return open(
                text(BooksWords.SEE_TOP_UP).with("number", topUp.number()),
                ID,
                topUp.id().toString());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return View.about(Operation.uuid(argument).flatMap(topUps::find), this::shown);
    }

    private View shown(TopUp topUp) {
        var person = words.person(topUp.user());
        return view(text(BooksWords.TOP_UP_FACTS)
                        .with("number", topUp.number())
                        .with("at", topUp.createdAt())
                        .with("name", person)
                        .with("amount", topUp.amount())
                        .with("coin", topUp.coin())
                        .with("state", TopUpText.state(topUp))
                        .with("expected", plain(topUp.payment().map(TopUp.Payable::expected)))
                        .with("received", plain(topUp.taken().map(PaymentProvider.Transfer::received)))
                        .with(
                                "payment",
                                topUp.payment().map(TopUp.Payable::paymentId).orElse(UNKNOWN))
                        .with("tx", transaction(topUp))
                        .with(
                                "credited",
                                topUp.credited().<Object>map(amount -> amount).orElse(UNKNOWN)))
                .row(open(
                        text(BooksWords.SEE_WALLET).with("name", person),
                        LedgerScreen.ID,
                        Long.toString(topUp.user().value())));
    }

    private static String transaction(TopUp topUp) {
        return topUp.taken()
                .map(PaymentProvider.Transfer::tx)
                .or(() -> topUp.seen().map(TopUp.Seen::tx))
                .filter(tx -> !tx.isBlank())
                .orElse(UNKNOWN);
    }

    private static String plain(Optional<BigDecimal> amount) {
        return amount.map(it -> it.stripTrailingZeros().toPlainString()).orElse(UNKNOWN);
    }
}
