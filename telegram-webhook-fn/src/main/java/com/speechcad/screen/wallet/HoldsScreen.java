package com.speechcad.screen.wallet;

import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.billing.EntryNames;
import com.speechcad.billing.HeldCalls;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.text.Text;
import com.speechcad.wallet.Wallets;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/** What is set aside now, for what, and when it comes back at the latest. */
@Singleton
class HoldsScreen implements Screen {
    static final String ID = "wallet.holds";
    private static final int A_PAGE = 10;

    private final Wallets wallets;
    private final EntryNames names;
    private final HeldCalls calls;

    HoldsScreen(Wallets wallets, EntryNames names, HeldCalls calls) {
        this.wallets = wallets;
        this.names = names;
        this.calls = calls;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var holds = wallets.holds(visitor.id());
        if (holds.isEmpty()) {
            return view(WalletWords.HOLDS_EMPTY);
        }
        var page = Page.of(visitor, "holds", holds.size(), A_PAGE);
        var said = new ArrayList<Text>();
        said.add(text(WalletWords.HOLDS_TITLE));
        var shown = page.cut(holds);
        var named = names.of(shown.stream().map(Wallets.Hold::subject).toList());
        var ends = calls.of(shown);
        shown.forEach(hold -> said.add(line(hold, named, ends)));
        return page.controls(view(Lines.of(said)));
    }

    private static Text line(Wallets.Hold hold, EntryNames.Named named, HeldCalls.Ends ends) {
        var about = named.about(hold.subject());
        return text(about.isPresent() ? WalletWords.HOLD_ABOUT : WalletWords.HOLD)
                .with("about", about.<Object>map(words -> words).orElse(""))
                .with("amount", hold.amount())
                .with("since", hold.since())
                .with("decided", ends.of(hold).isPresent() ? "yes" : "no")
                .with("expires", ends.of(hold).<Object>map(at -> at).orElse(""));
    }
}
