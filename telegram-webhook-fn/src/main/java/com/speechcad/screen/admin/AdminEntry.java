package com.speechcad.screen.admin;

import com.speechcad.dialog.Visitor;
import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

@Singleton
class AdminEntry implements HomeEntry {
    @Override
    public int order() {
        return 90;
    }

    @Override
    public TextKey label() {
        return AdminWords.ADMIN;
    }

    @Override
    public String screen() {
        return AdminScreen.ID;
    }

    @Override
    public boolean offeredTo(Visitor visitor) {
        return visitor.admin();
    }
}
