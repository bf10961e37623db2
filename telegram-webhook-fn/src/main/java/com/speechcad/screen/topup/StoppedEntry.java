package com.speechcad.screen.topup;

import com.speechcad.billing.BreakerText;
import com.speechcad.billing.ParkedOperations;
import com.speechcad.dialog.Visitor;
import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

/** Admins see it at home as long as a stopped debit waits for them. */
@Singleton
class StoppedEntry implements HomeEntry {
    private final ParkedOperations parked;

    StoppedEntry(ParkedOperations parked) {
        this.parked = parked;
    }

    @Override
    public int order() {
        return 92;
    }

    @Override
    public TextKey label() {
        return BreakerText.LIST;
    }

    @Override
    public String screen() {
        return StoppedListScreen.ID;
    }

    @Override
    public boolean offeredTo(Visitor visitor) {
        return visitor.admin() && parked.countOpen() > 0;
    }
}
