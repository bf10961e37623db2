package com.speechcad.screen.support;

import com.speechcad.dialog.Visitor;
import com.speechcad.screen.home.HomeEntry;
import com.speechcad.support.Tickets;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

/** Admins see it at home as long as somebody waits for an answer. */
@Singleton
class StaffEntry implements HomeEntry {
    private final Tickets tickets;

    StaffEntry(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public int order() {
        return 93;
    }

    @Override
    public TextKey label() {
        return SupportWords.WAITING_ENTRY;
    }

    @Override
    public String screen() {
        return StaffScreens.LIST;
    }

    @Override
    public boolean offeredTo(Visitor visitor) {
        return visitor.admin() && tickets.countWaiting() > 0;
    }
}
