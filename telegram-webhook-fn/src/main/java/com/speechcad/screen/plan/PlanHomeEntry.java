package com.speechcad.screen.plan;

import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

@Singleton
class PlanHomeEntry implements HomeEntry {
    @Override
    public int order() {
        return 60;
    }

    @Override
    public TextKey label() {
        return PlanWords.TITLE;
    }

    @Override
    public String screen() {
        return PlanScreen.ID;
    }
}
