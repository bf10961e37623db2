package com.speechcad.screen.privacy;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.TopUps;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.privacy.CloseAccount;
import com.speechcad.privacy.CloseAccount.Rest;
import com.speechcad.privacy.Closing;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;

/** All that somebody on their way out sees: what it waits for, how far it is, and the way back while there is one. */
@Singleton
class LeavingScreen implements Screen {
    static final String ID = "mydata.leaving";

    private final CloseAccount close;
    private final TopUps topUps;
    private final Wallets wallets;

    LeavingScreen(CloseAccount close, TopUps topUps, Wallets wallets) {
        this.close = close;
        this.topUps = topUps;
        this.wallets = wallets;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return close.of(visitor.id()).map(this::draw).orElseGet(View::gone);
    }

    private View draw(Closing closing) {
        if (closing.state() != Closing.State.WAITING) {
            return view(PrivacyWords.PURGING);
        }
        var words = closing.payTo()
                .map(to -> text(PrivacyWords.LEAVING_PAY).with("where", to))
                .orElseGet(() -> text(PrivacyWords.LEAVING));
        if (topUps.isAnyUndecided(closing.user())) {
            return staying(view(Lines.of(words, text(PrivacyWords.LEAVING_TOP_UP))));
        }
        var left = wallets.of(closing.user()).available();
        if (closing.hasNotSaid() && left.isPositive()) {
            return staying(view(Lines.of(words, text(PrivacyWords.LEAVING_LEFT).with("left", left)))
                            .row(confirm(
                                    text(PrivacyWords.GIVE_UP).with("left", left),
                                    "give-up",
                                    left.toString(),
                                    who -> say(who, new Rest.GivenUp(left)))))
                    .takingText();
        }
        return staying(view(words));
    }

    private View staying(View view) {
        return view.row(button(PrivacyWords.STAY, "stay", this::stay));
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        return LeaveScreen.tooShort(line).orElseGet(() -> say(visitor, new Rest.PaidTo(line)));
    }

    private Next say(Visitor visitor, Rest rest) {
        return close.say(visitor.id(), rest)
                ? Next.replace(ID, "")
                : Next.replace(ID, "").saying(PrivacyWords.NOT_POSSIBLE);
    }

    private Next stay(Visitor visitor) {
        return close.undo(visitor.id()) ? Next.home().saying(PrivacyWords.STAYED) : Next.stay();
    }
}
