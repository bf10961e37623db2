package com.speechcad.screen.books;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.Payouts;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Argument;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.UserId;
import com.speechcad.screen.named.InWords;
import com.speechcad.screen.topup.TypedReason;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Optional;

/** Payouts whose money has to be sent: the list, one of them, and what is typed when it was sent or could not be. */
@Factory
class PayoutScreens {
    static final String LIST = "books.payouts";
    private static final String PAID = "books.paid";
    private static final String BACK = "books.unpaid";
    private static final int A_PAGE = 8;

    @Singleton
    @Named(LIST)
    Listed list(Payouts payouts, Users users) {
        return new Listed(payouts, users);
    }

    @Singleton
    @Named(Payouts.SCREEN)
    One one(Payouts payouts, Users users) {
        return new One(payouts, users);
    }

    @Singleton
    @Named(PAID)
    Marked paid(Payouts payouts) {
        return new Marked(payouts, PAID, BooksWords.ASK_PAID, BooksWords.PAYOUT_PAID, payouts::paid);
    }

    @Singleton
    @Named(BACK)
    Marked back(Payouts payouts) {
        return new Marked(payouts, BACK, BooksWords.ASK_UNPAID, BooksWords.PAYOUT_BACK, payouts::takeBack);
    }

    record Listed(Payouts payouts, Users users) implements AdminOnly {
        @Override
        public String id() {
            return LIST;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var page = Page.of(visitor, LIST, payouts.countDue(), A_PAGE);
            var due = payouts.due(page.offset(), A_PAGE);
            var view = view(due.isEmpty() ? BooksWords.PAYOUTS_EMPTY : BooksWords.PAYOUTS_TITLE);
            for (var payout : due) {
                var label = payout.inHand()
                        .map(hand ->
                                text(BooksWords.PAYOUT_LINE_SENDING).with("name", InWords.person(users.get(hand.by()))))
                        .orElseGet(() -> text(BooksWords.PAYOUT_LINE))
                        .with("at", payout.bookedAt())
                        .with("amount", payout.amount());
                view = view.row(open(label, Payouts.SCREEN, Long.toString(payout.id())));
            }
            return page.controls(view);
        }
    }

    record One(Payouts payouts, Users users) implements AdminOnly {
        @Override
        public String id() {
            return Payouts.SCREEN;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return due(payouts, argument).map(payout -> shown(visitor, payout)).orElseGet(View::gone);
        }

        private View shown(Visitor visitor, Payouts.Due payout) {
            var said = new ArrayList<Text>();
            said.add(text(BooksWords.PAYOUT_DUE)
                    .with("amount", payout.amount())
                    .with("name", InWords.person(users.get(payout.user())))
                    .with("by", InWords.person(users.get(payout.askedBy())))
                    .with("at", payout.bookedAt())
                    .with("reason", payout.reason()));
            if (payout.user().equals(visitor.id())) {
                said.add(text(BooksWords.OWN));
                return view(Lines.of(said));
            }
            var id = Long.toString(payout.id());
            var isOwn = payout.inHand()
                    .filter(hand -> hand.by().equals(visitor.id()))
                    .isPresent();
            payout.inHand()
                    .ifPresent(hand -> said.add(text(isOwn ? BooksWords.PAYOUT_YOURS : BooksWords.PAYOUT_IN_HAND)
                            .with("name", InWords.person(users.get(hand.by())))
                            .with("until", hand.until())));
            var view = view(Lines.of(said));
            if (payout.inHand().isPresent() && !isOwn) {
                return view;
            }
            if (!isOwn) {
                view = view.row(button(
                        BooksWords.MARK_SENDING,
                        "sending",
                        by -> Next.stay(said(payouts.sending(payout.id(), by.id()), BooksWords.PAYOUT_SENDING))));
            }
            return view.row(open(text(BooksWords.MARK_PAID), PAID, id))
                    .row(open(text(BooksWords.MARK_UNPAID), BACK, id));
        }
    }

    interface Deed {
        Payouts.Outcome on(long id, UserId operator, String line);
    }

    /** Takes the evidence, or the reason. */
    record Marked(Payouts payouts, String id, BooksWords question, BooksWords done, Deed deed) implements AdminOnly {
        @Override
        public View show(Visitor visitor, String argument) {
            return due(payouts, argument)
                    .map(payout ->
                            view(text(question).with("amount", payout.amount())).takingText())
                    .orElseGet(View::gone);
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            if (!TypedReason.holds(line)) {
                return TypedReason.again(visitor, BooksWords.REASON_LENGTH);
            }
            var outcome = due(payouts, visitor.argument())
                    .map(payout -> deed.on(payout.id(), visitor.id(), line))
                    .orElse(Payouts.Outcome.GONE);
            return Next.replace(LIST, "").saying(said(outcome, done));
        }
    }

    private static BooksWords said(Payouts.Outcome outcome, BooksWords done) {
        return switch (outcome) {
            case DONE -> done;
            case GONE -> BooksWords.GONE;
            case OWN -> BooksWords.OWN;
            case RESERVED -> BooksWords.PAYOUT_RESERVED;
            case WALLET_CLOSED -> BooksWords.PAYOUT_CLOSED;
            case IMPOSSIBLE -> BooksWords.IMPOSSIBLE;
        };
    }

    private static Optional<Payouts.Due> due(Payouts payouts, String argument) {
        return Argument.id(argument).flatMap(payouts::find);
    }
}
