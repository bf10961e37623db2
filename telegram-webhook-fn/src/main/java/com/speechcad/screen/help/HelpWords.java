package com.speechcad.screen.help;

import com.speechcad.text.TextKey;

enum HelpWords implements TextKey {
    HELP,
    SUPPORT,
    HOW_IT_WORKS,
    ANSWERED,
    ASKED;

    @Override
    public String bundle() {
        return "help";
    }
}
