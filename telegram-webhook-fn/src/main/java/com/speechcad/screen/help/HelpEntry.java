package com.speechcad.screen.help;

import com.speechcad.dialog.Screens;
import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

@Singleton
class HelpEntry implements HomeEntry {
    @Override
    public int order() {
        return 80;
    }

    @Override
    public TextKey label() {
        return HelpWords.HELP;
    }

    @Override
    public String screen() {
        return Screens.HELP;
    }
}
