package com.speechcad.screen.books;

import static com.speechcad.dialog.Next.goTo;
import static com.speechcad.dialog.Next.stay;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.OperatorRequest.Kind;
import com.speechcad.billing.TurnWallet;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.Money;
import com.speechcad.screen.named.InWords;
import com.speechcad.screen.topup.AmountAndRest;
import com.speechcad.screen.topup.Dollars;
import com.speechcad.screen.topup.TypedReason;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Posted;
import com.speechcad.wallet.WalletStatus;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** What is typed for an order: how much and why, and for a refund of which operation. The argument is the person. */
@Factory
class OrderScreens {
    static final String CREDIT = "books.credit";
    static final String DEBIT = "books.debit";
    static final String PAYOUT = "books.payout";
    static final String REFUND = "books.refund";
    static final String FREEZE = "books.freeze";
    static final String OPEN = "books.open";

    /** Notes that lead to {@link ConfirmOrderScreen}. */
    static final String AMOUNT = "books.amount";

    static final String REASON = "books.reason";
    static final String ORIGINAL = "books.op";
    static final String TOLD_NOTE = "books.told";

    /** What stands behind it is read by the person; not the one of an address. */
    private static final Pattern TOLD = Pattern.compile("\\s+//\\s+");

    private static final Pattern OP_AND_THE_REST = Pattern.compile("#?(\\d{1,18})\\s+(.+)", Pattern.DOTALL);

    @Singleton
    @Named(CREDIT)
    Ordered credit(Users users) {
        return new Ordered(users, CREDIT, Kind.CREDIT, BooksWords.ASK_CREDIT);
    }

    @Singleton
    @Named(DEBIT)
    Ordered debit(Users users) {
        return new Ordered(users, DEBIT, Kind.DEBIT, BooksWords.ASK_DEBIT);
    }

    @Singleton
    @Named(PAYOUT)
    Ordered payout(Users users) {
        return new Ordered(users, PAYOUT, Kind.PAYOUT, BooksWords.ASK_PAYOUT);
    }

    @Singleton
    @Named(REFUND)
    Ordered refund(Users users) {
        return new Ordered(users, REFUND, Kind.REFUND, BooksWords.ASK_REFUND);
    }

    @Singleton
    @Named(FREEZE)
    Turned freeze(Users users, TurnWallet turn, IdSource ids) {
        return new Turned(users, turn, ids, FREEZE, WalletStatus.FROZEN, BooksWords.ASK_FREEZE);
    }

    @Singleton
    @Named(OPEN)
    Turned open(Users users, TurnWallet turn, IdSource ids) {
        return new Turned(users, turn, ids, OPEN, WalletStatus.OPEN, BooksWords.ASK_OPEN);
    }

    /** Takes an amount and a reason. */
    record Ordered(Users users, String id, Kind kind, BooksWords question) implements AdminOnly {
        @Override
        public View show(Visitor visitor, String argument) {
            return LedgerScreen.person(users, argument)
                    .map(user -> view(text(question).with("name", InWords.person(user)))
                            .takingText())
                    .orElseGet(View::gone);
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            var original = "";
            var rest = line;
            if (kind == Kind.REFUND) {
                var parts = OP_AND_THE_REST.matcher(line);
                if (!parts.matches()) {
                    return stay(BooksWords.REFUND_NOT_UNDERSTOOD);
                }
                original = parts.group(1);
                rest = parts.group(2);
            }
            var parts = AmountAndRest.of(rest);
            var amount =
                    parts.map(AmountAndRest::amount).flatMap(Dollars::exact).filter(Money::isPositive);
            if (amount.isEmpty()) {
                return stay(AmountAndRest.doubt(rest).orElseGet(() -> text(notUnderstood())));
            }
            var words = TOLD.split(parts.get().rest().strip(), 2);
            if (!TypedReason.holds(words[0]) || (words.length == 2 && !TypedReason.mayBeTold(words[1]))) {
                return TypedReason.again(visitor, BooksWords.REASON_LENGTH);
            }
            return goTo(ConfirmOrderScreen.ID, kind + "." + visitor.argument())
                    .noting(AMOUNT, Long.toString(amount.get().micros()))
                    .noting(REASON, words[0])
                    .noting(TOLD_NOTE, words.length == 2 ? words[1] : "")
                    .noting(ORIGINAL, original);
        }

        private BooksWords notUnderstood() {
            return kind == Kind.REFUND ? BooksWords.REFUND_NOT_UNDERSTOOD : BooksWords.NOT_UNDERSTOOD;
        }
    }

    /** Takes a reason, and turns the wallet. */
    record Turned(Users users, TurnWallet turn, IdSource ids, String id, WalletStatus status, BooksWords question)
            implements AdminOnly {
        @Override
        public View show(Visitor visitor, String argument) {
            return LedgerScreen.person(users, argument)
                    .map(user -> view(text(question).with("name", InWords.person(user)))
                            .takingText())
                    .orElseGet(View::gone);
        }

        @Override
        public Next typed(Visitor visitor, String line) {
            if (!TypedReason.holds(line)) {
                return TypedReason.again(visitor, BooksWords.REASON_LENGTH);
            }
            var user = LedgerScreen.person(users, visitor.argument());
            if (user.isEmpty()) {
                return Next.back();
            }
            // Typed once: the update itself is claimed in this transaction.
            var posted = turn.turn(
                    "operator:status:" + ids.next(), visitor.id(), user.get().id(), status, line);
            return Next.back()
                    .saying(text(posted instanceof Posted.Applied ? BooksWords.STATUS_CHANGED : BooksWords.IMPOSSIBLE));
        }
    }
}
