package com.speechcad.screen.privacy;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.privacy.CloseAccount;
import com.speechcad.privacy.CloseAccount.Rest;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;

/** The last question before somebody leaves with money in the wallet. */
@Singleton
class ConfirmLeaveScreen implements Screen {
    static final String ID = "mydata.confirm";
    static final String WHERE = "mydata.where";

    private final CloseAccount close;
    private final Wallets wallets;

    ConfirmLeaveScreen(CloseAccount close, Wallets wallets) {
        this.close = close;
        this.wallets = wallets;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var left = wallets.of(visitor.id()).available();
        var where = visitor.note(WHERE);
        var rest = where.<Rest>map(Rest.PaidTo::new).orElseGet(() -> new Rest.GivenUp(left));
        return view(text(PrivacyWords.LEAVE_CONFIRM)
                        .with("left", left)
                        .with("where", where.<Object>map(to -> to).orElse(PrivacyWords.GIVE_UP_WHERE)))
                .row(confirm(
                        PrivacyWords.DO_LEAVE, "leave", left + " " + rest, who -> LeaveScreen.left(who, close, rest)));
    }
}
