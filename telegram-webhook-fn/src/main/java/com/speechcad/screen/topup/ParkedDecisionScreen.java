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
            var parts = AmountAndRest.of(line);
            var amount = amount(parts);
            return amount.isEmpty()
                    ? again(line, TopUpText.PARKED_NOT_UNDERSTOOD)
                    : decided(
                            decide,
                            visitor,
                            item,
                            new Decision.Credit(amount.get()),
                            parts.get().rest());
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
            var words = line.split("\\s+", 2);
            var invoice = topUps.numbered(words[0]);
            if (words.length < 2 || invoice.isEmpty()) {
                return Next.stay(TopUpText.PARKED_LINK_NOT_UNDERSTOOD);
            }
            var parts = AmountAndRest.of(words[1]);
            var amount = amount(parts);
            return amount.isEmpty()
                    ? again(words[1], TopUpText.PARKED_LINK_NOT_UNDERSTOOD)
                    : decided(
                            decide,
                            visitor,
                            item,
                            new Decision.Link(invoice.get().id(), amount.get()),
                            parts.get().rest());
        });
    }

    private static Optional<Money> amount(Optional<AmountAndRest> parts) {
        return parts.map(AmountAndRest::amount).flatMap(Dollars::typed).filter(Money::isPositive);
    }

    private static Next again(String line, TopUpText format) {
        return Next.stay(AmountAndRest.doubt(line).orElseGet(() -> text(format)));
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
                ? said(decide.decide(item.id(), visitor.id(), decision, why), decision.amount())
                : TypedReason.again(visitor, TopUpText.PARKED_WHY_LENGTH);
    }

    /** @param amount what moves by it; none for whatever moves nothing */
    static Next said(ParkedPayment.Outcome outcome, Money amount) {
        var moves = amount.isPositive();
        return Next.replace(ParkedListScreen.ID, "")
                .saying(text(switch (outcome) {
                            case DONE -> moves ? TopUpText.PARKED_DONE_SUM : TopUpText.PARKED_DONE;
                            case WAITS -> moves ? TopUpText.PARKED_WAITS_SUM : TopUpText.PARKED_WAITS;
                            case GONE, NO_REASON -> TopUpText.PARKED_GONE;
                            case IMPOSSIBLE -> TopUpText.PARKED_IMPOSSIBLE;
                            case WALLET_CLOSED -> TopUpText.PARKED_WALLET_CLOSED;
                            case OWN -> TopUpText.PARKED_OWN;
                            case TOO_NEW -> TopUpText.PARKED_TOO_NEW;
                        })
                        .with("amount", amount));
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
                    .orElseGet(() -> said(ParkedPayment.Outcome.GONE, Money.ZERO));
        }
    }
}
