package com.speechcad.dialog;

import com.speechcad.text.TextKey;

/** Words of the engine's tests; English only. */
enum EngineWords implements TextKey {
    ROOM,
    NAMED,
    DOOR,
    PAY,
    PAID,
    SHARE,
    TOGGLE;

    @Override
    public String bundle() {
        return "engine-test";
    }
}
