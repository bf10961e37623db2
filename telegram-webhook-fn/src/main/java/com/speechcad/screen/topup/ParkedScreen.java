package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.AgreeOnParked;
import com.speechcad.billing.CheckTopUp;
import com.speechcad.billing.ParkedPayment;
import com.speechcad.billing.ParkedPayments;
import com.speechcad.billing.TopUpHistory;
import com.speechcad.billing.TopUpText;
import com.speechcad.dialog.Argument;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.screen.named.InWords;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/** One parked payment with our invoice and everything that the provider said; the argument is its number. */
@Singleton
class ParkedScreen implements Screen {
    static final String ID = "parked.item";
    private static final int MOST_SAID = 8;
    /** Enough to tell two transactions of one address apart. */
    private static final int TX = 10;

    private final ParkedPayments parked;
    private final TopUpHistory history;
    private final CheckTopUp check;
    private final AgreeOnParked agree;
    private final ParkedWish wish;
    private final InWords words;

    ParkedScreen(
            ParkedPayments parked,
            TopUpHistory history,
            CheckTopUp check,
            AgreeOnParked agree,
            ParkedWish wish,
            InWords words) {
        this.parked = parked;
        this.history = history;
        this.check = check;
        this.agree = agree;
        this.wish = wish;
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
        return waiting(parked, argument).map(item -> draw(visitor, item)).orElseGet(View::gone);
    }

    private View draw(Visitor visitor, ParkedPayment item) {
        var id = Long.toString(item.id());
        var said = new ArrayList<Text>();
        said.add(item.invoice().isPresent() ? invoice(item) : unclaimed(item));
        item.invoice()
                .ifPresent(_ -> said.add(
                        text(item.credited().isPresent() ? TopUpText.PARKED_HISTORY : TopUpText.PARKED_HISTORY_NOTHING)
                                .with("number", number(item))
                                .with("credited", item.credited().orElse(Money.ZERO))));
        var lines = item.invoice().stream()
                .flatMap(invoice -> history.of(invoice, MOST_SAID).stream())
                .toList();
        lines.forEach(line -> said.add(line(item, line)));
        if (item.invoice().isPresent() && lines.isEmpty()) {
            said.add(text(TopUpText.PARKED_HISTORY_EMPTY));
        }
        var isOwed = agree.isOwed(item);
        if (isOwed) {
            said.add(text(TopUpText.PARKED_OWED));
        }
        var asked = agree.asked(item.id());
        if (asked.isPresent()) {
            said.add(wish.words(item, asked.get()));
            if (wish.isOwn(visitor, item.id(), asked.get())) {
                said.add(text(TopUpText.PARKED_OWN));
                return view(Lines.of(said));
            }
            return wish.buttons(view(Lines.of(said)), visitor, item.id(), asked.get());
        }
        var view = view(Lines.of(said));
        if (item.credited().isPresent()) {
            view = view.row(open(text(TopUpText.PARKED_REVERSE), ParkedDecisionScreen.REVERSE, id));
        }
        if (item.isCredited()) {
            // What it is worth is in the wallet: it may only go or stay.
            var leave = text(isOwed ? TopUpText.PARKED_WRITE_OFF : TopUpText.PARKED_LEAVE);
            return asking(view.row(open(leave, ParkedDecisionScreen.REJECT, id)), item);
        }
        if (item.invoice().isPresent()) {
            view = view.row(
                    open(text(TopUpText.PARKED_CREDIT), ParkedDecisionScreen.CREDIT, id),
                    open(text(TopUpText.PARKED_LINK), ParkedDecisionScreen.LINK, id));
        } else {
            view = view.row(open(text(TopUpText.PARKED_LINK), ParkedDecisionScreen.LINK, id));
        }
        return asking(view.row(open(text(TopUpText.PARKED_REJECT), ParkedDecisionScreen.REJECT, id)), item);
    }

    private View asking(View view, ParkedPayment item) {
        return item.invoice().isEmpty() ? view : view.row(button(TopUpText.PARKED_ASK, "ask", _ -> ask(item)));
    }

    private Next ask(ParkedPayment item) {
        item.invoice().ifPresent(check::ask);
        return Next.toast(TopUpText.PARKED_ASKED);
    }

    private Text invoice(ParkedPayment item) {
        return text(TopUpText.PARKED_ITEM)
                .with("id", Long.toString(item.id()))
                .with("at", item.at())
                .with("why", TopUpText.of(item.reason()))
                .with("user", item.user().<Object>map(words::person).orElse("–"))
                .with("amount", item.invoiced().orElse(Money.ZERO))
                .with("coin", item.coin())
                .with("received", plain(item.received()))
                .with("expected", plain(item.expected()))
                .with("tx", item.tx().isBlank() ? "–" : item.tx());
    }

    private static String number(ParkedPayment item) {
        var all = item.invoice().map(UUID::toString).orElse("");
        return all.substring(Math.max(0, all.length() - 8));
    }

    private static Text unclaimed(ParkedPayment item) {
        return text(TopUpText.PARKED_UNCLAIMED)
                .with("id", Long.toString(item.id()))
                .with("at", item.at())
                .with("why", TopUpText.of(item.reason()))
                .with("payment", item.paymentId());
    }

    private static Text line(ParkedPayment item, TopUpHistory.Line line) {
        return text(TopUpText.PARKED_HISTORY_LINE)
                .with("at", line.heardAt())
                .with("source", TopUpText.of(line.source()))
                .with("word", TopUpText.news(line.word()))
                .with("received", plain(line.received()))
                .with("coin", item.coin())
                .with("tx", line.tx().isBlank() ? "–" : Shorten.to(line.tx(), TX))
                .with("effect", TopUpText.effect(line.effect()));
    }

    /** An item that nobody has decided about yet. */
    static Optional<ParkedPayment> waiting(ParkedPayments parked, String argument) {
        return Argument.id(argument).flatMap(parked::find).filter(ParkedPayment::isOpen);
    }

    private static String plain(Optional<BigDecimal> amount) {
        return amount.map(it -> it.stripTrailingZeros().toPlainString()).orElse("?");
    }
}
