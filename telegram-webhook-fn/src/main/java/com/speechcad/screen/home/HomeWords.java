package com.speechcad.screen.home;

import com.speechcad.text.TextKey;

enum HomeWords implements TextKey {
    TITLE,
    WELCOME;

    @Override
    public String bundle() {
        return "home";
    }
}
