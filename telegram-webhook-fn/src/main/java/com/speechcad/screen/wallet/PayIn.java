package com.speechcad.screen.wallet;

import static com.speechcad.dialog.View.open;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.Money;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** All ways to put money into the wallet, as buttons. */
@Singleton
public class PayIn {
    private static final int BUTTONS_A_ROW = 2;

    private final List<WalletEntry> entries;

    PayIn(List<WalletEntry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(WalletEntry::order))
                .toList();
    }

    /** Adds a row or more, or nothing while there is no way. */
    public View offer(View view, Visitor visitor) {
        return offer(view, visitor, "");
    }

    /** The same, and the sum that is missing for what the person wanted is the first one offered. */
    public View offer(View view, Visitor visitor, Money missing) {
        return offer(view, visitor, Long.toString(missing.centsUp()));
    }

    private View offer(View view, Visitor visitor, String argument) {
        var offered = entries.stream()
                .filter(entry -> entry.offeredTo(visitor))
                .map(entry -> open(text(entry.label()), entry.screen(), argument))
                .toList();
        var shown = view;
        for (var i = 0; i < offered.size(); i += BUTTONS_A_ROW) {
            shown = shown.row(offered.subList(i, Math.min(i + BUTTONS_A_ROW, offered.size())));
        }
        return shown;
    }
}
