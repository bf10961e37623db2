package com.speechcad.screen.call;

import com.speechcad.call.CallText;
import com.speechcad.screen.home.HomeEntry;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;

/** The way to a call. */
@Singleton
class CallHomeEntry implements HomeEntry {
    @Override
    public int order() {
        return 10;
    }

    @Override
    public TextKey label() {
        return CallText.CALL;
    }

    @Override
    public String screen() {
        return CallFlowScreen.ID;
    }
}
