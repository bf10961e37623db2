package com.speechcad.screen.topup;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.AgreeOnStopped;
import com.speechcad.billing.AgreeOnStopped.Asked;
import com.speechcad.billing.BreakerText;
import com.speechcad.billing.Breakers.Breaker;
import com.speechcad.billing.ParkedOperation;
import com.speechcad.billing.ParkedOperation.State;
import com.speechcad.billing.ParkedOperations;
import com.speechcad.billing.ParkedOperations.Outcome;
import com.speechcad.billing.TopUpText;
import com.speechcad.dialog.Argument;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.screen.named.InWords;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** One stopped debit, and the operator's typed decision about it; the argument is its number. */
@Factory
class StoppedScreen {
    static final String ID = ParkedOperations.SCREEN;
    private static final String RELEASE = "stopped.release";
    private static final String REJECT = "stopped.reject";

    @Singleton
    @Named(ID)
    Screen item(ParkedOperations parked, AgreeOnStopped agree, Users users) {
        return new Item(parked, agree, users);
    }

    @Singleton
    @Named(RELEASE)
    Screen release(ParkedOperations parked, AgreeOnStopped agree) {
        return new Decision(parked, RELEASE, BreakerText.ASK_RELEASE, agree::release);
    }

    @Singleton
    @Named(REJECT)
    Screen reject(ParkedOperations parked, AgreeOnStopped agree) {
        return new Decision(
                parked, REJECT, BreakerText.ASK_REJECT, (shown, by, why) -> agree.reject(shown.id(), by, why));
    }

    private record Item(ParkedOperations parked, AgreeOnStopped agree, Users users) implements Screen {
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

        private View draw(Visitor visitor, ParkedOperation item) {
            var said = text(BreakerText.ITEM)
                    .with("id", Long.toString(item.id()))
                    .with("at", item.at())
                    .with("kind", BreakerText.kind(item))
                    .with("amount", item.amount())
                    .with("user", InWords.person(users.get(item.user())))
                    .with("why", BreakerText.of(item.breaker()))
                    .with("counted", counted(item, item.counted()))
                    .with("most", counted(item, item.most()));
            return agree.asked(item.id())
                    .map(asked -> wish(visitor, item.id(), said, asked))
                    .orElseGet(() -> view(said)
                            .row(
                                    open(text(BreakerText.RELEASE), RELEASE, shown(item)),
                                    open(text(BreakerText.REJECT), StoppedScreen.REJECT, shown(item))));
        }

        private View wish(Visitor visitor, long id, Text said, Asked asked) {
            var wish = text(asked.wanted() == State.RELEASED ? BreakerText.WISH_RELEASE : BreakerText.WISH_REJECT)
                    .with("name", InWords.person(users.get(asked.by())))
                    .with("at", asked.at())
                    .with("reason", asked.why());
            if (!asked.by().equals(visitor.id()) && agree.isOwn(id, visitor.id(), asked)) {
                return view(Lines.of(List.of(said, wish, text(BreakerText.OWN))));
            }
            var view = view(Lines.of(List.of(said, wish)));
            if (asked.by().equals(visitor.id())) {
                return view.row(
                        confirm(BreakerText.WITHDRAW, "withdraw", asked.toString(), by -> dropped(id, by, asked)));
            }
            return view.row(
                    confirm(BreakerText.AGREE, "agree", asked.toString(), by -> said(agree.agree(id, by.id(), asked))),
                    confirm(BreakerText.DISAGREE, "disagree", asked.toString(), by -> dropped(id, by, asked)));
        }

        private Next dropped(long id, Visitor by, Asked seen) {
            var outcome = agree.drop(id, by.id(), seen);
            return outcome == Outcome.DONE ? Next.stay(BreakerText.DROPPED) : said(outcome);
        }

        private static Text counted(ParkedOperation item, long number) {
            return item.breaker() == Breaker.OPERATIONS_A_DAY
                    ? text(BreakerText.NUMBER).with("number", number)
                    : text(BreakerText.SUM).with("amount", Money.micros(number));
        }
    }

    private interface Deed {
        Outcome on(ParkedOperation shown, UserId operator, String why);
    }

    /** The argument has the sum as it was shown: it may change while a reason is typed. */
    private record Decision(ParkedOperations parked, String id, BreakerText question, Deed deed) implements Screen {
        @Override
        public boolean offeredTo(Visitor visitor) {
            return visitor.admin();
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return seen(parked, argument).map(_ -> view(question).takingText()).orElseGet(View::gone);
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            if (!TypedReason.holds(line)) {
                return TypedReason.again(visitor, TopUpText.PARKED_WHY_LENGTH);
            }
            var outcome = seen(parked, visitor.argument())
                    .map(item -> deed.on(item, visitor.id(), line))
                    .orElse(Outcome.GONE);
            return said(outcome);
        }
    }

    private static Next said(Outcome outcome) {
        return Next.replace(StoppedListScreen.ID, "")
                .saying(
                        switch (outcome) {
                            case DONE -> BreakerText.DONE;
                            case WAITS -> BreakerText.WAITS;
                            case GONE, NO_REASON -> BreakerText.GONE;
                            case IMPOSSIBLE -> BreakerText.IMPOSSIBLE;
                            case OTHER_SUM -> BreakerText.OTHER_SUM;
                            case OWN -> BreakerText.OWN;
                            case TOO_NEW -> BreakerText.TOO_NEW;
                        });
    }

    private static String shown(ParkedOperation item) {
        return item.id() + "." + item.amount().micros();
    }

    private static Optional<ParkedOperation> seen(ParkedOperations parked, String argument) {
        return waiting(parked, argument.split("\\.", 2)[0])
                .filter(item -> shown(item).equals(argument));
    }

    private static Optional<ParkedOperation> waiting(ParkedOperations parked, String argument) {
        return Argument.id(argument).flatMap(parked::find).filter(item -> item.state() == State.OPEN);
    }
}
