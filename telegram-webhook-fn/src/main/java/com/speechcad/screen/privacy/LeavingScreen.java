package com.speechcad.screen.privacy;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.privacy.CloseAccount;
import com.speechcad.privacy.Closing;
import jakarta.inject.Singleton;

/** All that somebody on their way out sees: how far it is, and the way back while there is one. */
@Singleton
class LeavingScreen implements Screen {
    static final String ID = "mydata.leaving";

    private final CloseAccount close;

    LeavingScreen(CloseAccount close) {
        this.close = close;
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
        return view(words).row(button(PrivacyWords.STAY, "stay", this::stay));
    }

    private Next stay(Visitor visitor) {
        return close.undo(visitor.id()) ? Next.home().saying(PrivacyWords.STAYED) : Next.stay();
    }
}
