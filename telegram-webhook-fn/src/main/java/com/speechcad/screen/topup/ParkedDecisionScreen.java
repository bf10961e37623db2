package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.ParkedPayments;
import com.speechcad.billing.TopUpText;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The operator's typed decision about a parked payment, always with a reason. */
@Factory
class ParkedDecisionScreen {
    static final String CREDIT = "parked.credit";
    static final String REJECT = "parked.reject";

    @Singleton
    @Named(CREDIT)
    Screen credit(ParkedPayments parked) {
        return new Decision(parked, CREDIT, TopUpText.PARKED_ASK_CREDIT, (visitor, id, line) -> {
            var parts = line.split("\\s+", 2);
            var amount = Dollars.typed(parts[0]).filter(it -> it.isPositive());
            return amount.isEmpty() || parts.length < 2
                    ? Next.stay(TopUpText.PARKED_NOT_UNDERSTOOD)
                    : decided(parked.credit(id, visitor.id(), amount.get(), parts[1]));
        });
    }

    @Singleton
    @Named(REJECT)
    Screen reject(ParkedPayments parked) {
        return new Decision(
                parked,
                REJECT,
                TopUpText.PARKED_ASK_REJECT,
                (visitor, id, line) -> decided(parked.reject(id, visitor.id(), line)));
    }

    private static Next decided(boolean done) {
        return Next.replace(ParkedListScreen.ID, "").saying(text(done ? TopUpText.PARKED_DONE : TopUpText.PARKED_GONE));
    }

    private interface Deed {
        Next on(Visitor visitor, long id, String line);
    }

    private record Decision(ParkedPayments parked, String id, TopUpText question, Deed deed) implements Screen {
        @Override
        public boolean offeredTo(Visitor visitor) {
            return visitor.admin();
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return ParkedScreen.waiting(parked, argument)
                    .map(_ -> view(question).takingText())
                    .orElseGet(View::gone);
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            return deed.on(visitor, Long.parseLong(visitor.argument()), line);
        }
    }
}
