package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.AgreeOnParked;
import com.speechcad.billing.ParkedPayment;
import com.speechcad.billing.ParkedPayment.Decision;
import com.speechcad.billing.ParkedPayments;
import com.speechcad.billing.TopUpText;
import com.speechcad.billing.TopUps;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** The operator's typed decision about a parked payment, always with a reason. */
@Factory
class ParkedDecisionScreen {
    static final String CREDIT = "parked.credit";
    static final String REJECT = "parked.reject";
    static final String LINK = "parked.link";
    static final String REVERSE = "parked.reverse";

    @Singleton
    @Named(CREDIT)
    Screen credit(ParkedPayments parked, AgreeOnParked decide) {
        return new Decided(parked, CREDIT, _ -> text(TopUpText.PARKED_ASK_CREDIT), (visitor, item, line) -> {
            var parts = line.split("\\s+", 2);
            var amount = Dollars.typed(parts[0]).filter(Money::isPositive);
            return amount.isEmpty() || parts.length < 2
                    ? Next.stay(TopUpText.PARKED_NOT_UNDERSTOOD)
                    : decided(decide, visitor, item, new Decision.Credit(amount.get()), parts[1]);
        });
    }

    @Singleton
    @Named(REJECT)
    Screen reject(ParkedPayments parked, AgreeOnParked decide) {
        return new Decided(
                parked,
                REJECT,
                item -> text(askLeave(decide, item)),
                (visitor, item, line) -> decided(decide, visitor, item, new Decision.Reject(), line));
    }

    private static TopUpText askLeave(AgreeOnParked decide, ParkedPayment item) {
        if (decide.isOwed(item)) {
            return TopUpText.PARKED_ASK_WRITE_OFF;
        }
        return item.isCredited() && item.reason().isQuiet() ? TopUpText.PARKED_ASK_LEAVE : TopUpText.PARKED_ASK_REJECT;
    }

    @Singleton
    @Named(LINK)
    Screen link(ParkedPayments parked, AgreeOnParked decide, TopUps topUps) {
        return new Decided(parked, LINK, _ -> text(TopUpText.PARKED_ASK_LINK), (visitor, item, line) -> {
            var parts = line.split("\\s+", 3);
            var amount = parts.length < 3
                    ? Optional.<Money>empty()
                    : Dollars.typed(parts[1]).filter(Money::isPositive);
            var invoice = topUps.numbered(parts[0]);
            return amount.isEmpty() || invoice.isEmpty()
                    ? Next.stay(TopUpText.PARKED_LINK_NOT_UNDERSTOOD)
                    : decided(
                            decide,
                            visitor,
                            item,
                            new Decision.Link(invoice.get().id(), amount.get()),
                            parts[2]);
        });
    }

    @Singleton
    @Named(REVERSE)
    Screen reverse(ParkedPayments parked, AgreeOnParked decide) {
        return new Decided(
                parked,
                REVERSE,
                item -> text(TopUpText.PARKED_ASK_REVERSE)
                        .with("amount", item.credited().orElse(Money.ZERO)),
                (visitor, item, line) -> decided(
                        decide,
                        visitor,
                        item,
                        new Decision.Reverse(item.credited().orElse(Money.ZERO)),
                        line));
    }

    private static Next decided(
            AgreeOnParked decide, Visitor visitor, ParkedPayment item, Decision decision, String why) {
        return TypedReason.holds(why)
                ? said(decide.decide(item.id(), visitor.id(), decision, why))
                : TypedReason.again(TopUpText.PARKED_WHY_LENGTH);
    }

    static Next said(ParkedPayment.Outcome outcome) {
        return Next.replace(ParkedListScreen.ID, "")
                .saying(
                        switch (outcome) {
                            case DONE -> TopUpText.PARKED_DONE;
                            case WAITS -> TopUpText.PARKED_WAITS;
                            case GONE, NO_REASON -> TopUpText.PARKED_GONE;
                            case IMPOSSIBLE -> TopUpText.PARKED_IMPOSSIBLE;
                            case WALLET_CLOSED -> TopUpText.PARKED_WALLET_CLOSED;
                            case OWN -> TopUpText.PARKED_OWN;
                            case TOO_NEW -> TopUpText.PARKED_TOO_NEW;
                        });
    }

    private interface Deed {
        Next on(Visitor visitor, ParkedPayment item, String line);
    }

    private record Decided(ParkedPayments parked, String id, Function<ParkedPayment, Text> question, Deed deed)
            implements Screen {
        @Override
        public boolean offeredTo(Visitor visitor) {
            return visitor.admin();
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return ParkedScreen.waiting(parked, argument)
                    .map(item -> view(question.apply(item)).takingText())
                    .orElseGet(View::gone);
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            return ParkedScreen.waiting(parked, visitor.argument())
                    .map(item -> deed.on(visitor, item, line))
                    .orElseGet(() -> said(ParkedPayment.Outcome.GONE));
        }
    }
}
