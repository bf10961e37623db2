package com.speechcad.screen.campaign;

import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

/** The way to campaigns. */
@Singleton
class CampaignsHomeEntry implements HomeEntry {
    @Override
    public int order() {
        return 30;
    }

    @Override
    public TextKey label() {
        return CampaignScreenText.CAMPAIGNS;
    }

    @Override
    public String screen() {
        return CampaignsScreen.ID;
    }
}
