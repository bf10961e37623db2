package com.speechcad.screen.flow;

import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

/** The way to one's flows. */
@Singleton
class FlowsHomeEntry implements HomeEntry {
    @Override
    public int order() {
        return 20;
    }

    @Override
    public TextKey label() {
        return FlowWords.FLOWS;
    }

    @Override
    public String screen() {
        return "flows";
    }
}
