package com.speechcad.screen.topup;

import com.speechcad.billing.ParkedPayments;
import com.speechcad.billing.TopUpText;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

/** Admins see it at home as long as something waits for them. */
@Singleton
class ParkedEntry implements HomeEntry {
    private final ParkedPayments parked;

    ParkedEntry(ParkedPayments parked) {
        this.parked = parked;
    }

    @Override
    public int order() {
        return 91;
    }

    @Override
    public TextKey label() {
        return TopUpText.PARKED_LIST;
    }

    @Override
    public String screen() {
        return ParkedListScreen.ID;
    }

    @Override
    public boolean offeredTo(Visitor visitor) {
        return visitor.admin() && parked.countOpen() > 0;
    }
}
