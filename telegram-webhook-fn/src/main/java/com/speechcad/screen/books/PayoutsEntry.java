package com.speechcad.screen.books;

import com.speechcad.billing.Payouts;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

/** Admins see it at home as long as somebody waits for money that has to be sent. */
@Singleton
class PayoutsEntry implements HomeEntry {
    private final Payouts payouts;

    PayoutsEntry(Payouts payouts) {
        this.payouts = payouts;
    }

    @Override
    public int order() {
        return 93;
    }

    @Override
    public TextKey label() {
        return BooksWords.PAYOUTS;
    }

    @Override
    public String screen() {
        return PayoutScreens.LIST;
    }

    @Override
    public boolean offeredTo(Visitor visitor) {
        return visitor.admin() && payouts.countDue() > 0;
    }
}
