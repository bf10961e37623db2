package com.speechcad.screen.privacy;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import com.speechcad.privacy.CloseAccount;
import com.speechcad.privacy.CloseAccount.Rest;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What leaving means, and where what is left of the money goes. */
@Singleton
class LeaveScreen implements Screen {
    static final String ID = "mydata.leave";
    private static final int SHORTEST = 5;
    private static final int LONGEST = 300;

    private final CloseAccount close;
    private final Wallets wallets;

    LeaveScreen(CloseAccount close, Wallets wallets) {
        this.close = close;
        this.wallets = wallets;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var running = close.campaigns(visitor.id());
        if (running > 0) {
            return view(text(PrivacyWords.LEAVE_CAMPAIGNS).with("count", running));
        }
        var left = left(visitor);
        if (left.isPositive()) {
            return view(Lines.of(
                            text(PrivacyWords.LEAVE_TITLE),
                            text(PrivacyWords.LEAVE_LEFT).with("left", left)))
                    .row(open(text(PrivacyWords.GIVE_UP).with("left", left), ConfirmLeaveScreen.ID, ""))
                    .takingText();
        }
        return view(Lines.of(text(PrivacyWords.LEAVE_TITLE), text(PrivacyWords.LEAVE_NOTHING)))
                .row(confirm(PrivacyWords.DO_LEAVE, "leave", "left=0", who -> left(who, close, new Rest.Nothing())));
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return tooShort(line).orElseGet(() -> Next.goTo(ConfirmLeaveScreen.ID).noting(ConfirmLeaveScreen.WHERE, line));
    }

    /** What is said to something that is no coin with an address. */
    static Optional<Next> tooShort(String line) {
        return line.length() < SHORTEST || line.length() > LONGEST
                ? Optional.of(Next.stay(text(PrivacyWords.WHERE_TOO_SHORT)
                        .with("least", SHORTEST)
                        .with("most", LONGEST)))
                : Optional.empty();
    }

    private Money left(Visitor visitor) {
        return wallets.of(visitor.id()).available();
    }

    static Next left(Visitor visitor, CloseAccount close, Rest rest) {
        return close.ask(visitor.id(), rest)
                ? Next.replace(LeavingScreen.ID, "")
                : Next.replace(ID, "").saying(PrivacyWords.NOT_POSSIBLE);
    }
}
